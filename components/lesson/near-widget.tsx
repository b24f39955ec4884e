"use client";

import { type ComponentType, type CSSProperties, useEffect, useRef, useState } from "react";
import styles from "./lesson.module.css";

/** How far below or above the window a widget starts to load. */
const NEAR_PIXELS = 600;

interface WidgetPlace {
  /** What the widget is, in words, for people who reach it before it has loaded. */
  label: string;
  /** Height that is kept free, in CSS pixels: beside wide text, and on a phone (defaults to the same). */
  heightPixels: number;
  narrowHeightPixels?: number;
}

/**
 * Wraps a lazily loaded widget: its space is reserved in the page, and its code is fetched when it comes near
 * the window or is reached by keyboard.
 */
export function nearWidget<Props extends object>(Widget: ComponentType<Props>, place: WidgetPlace) {
  const { label, heightPixels, narrowHeightPixels = heightPixels } = place;
  const space = {
    "--widget-height": `${heightPixels}px`,
    "--widget-height-narrow": `${narrowHeightPixels}px`,
  } as CSSProperties;

  return function NearWidget(props: Props) {
    const element = useRef<HTMLElement>(null);
    const [isNear, setIsNear] = useState(false);
    useEffect(() => {
      if (element.current === null || isNear) return;
      const observer = new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) setIsNear(true);
        },
        { rootMargin: `${NEAR_PIXELS}px 0px` },
      );
      observer.observe(element.current);
      return () => observer.disconnect();
    }, [isNear]);

    return (
      <section
        ref={element}
        className={styles.widget}
        style={space}
        aria-label={label}
        data-widget
        // Reachable by Tab while it is empty, so that nobody passes a widget that has not loaded.
        tabIndex={isNear ? -1 : 0}
        onFocus={() => setIsNear(true)}
      >
        {isNear ? (
          <Widget {...props} />
        ) : (
          <p className={styles.waiting} data-waiting>
            {label}
          </p>
        )}
      </section>
    );
  };
}
