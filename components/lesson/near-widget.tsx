"use client";

import { type ComponentType, type CSSProperties, useEffect, useRef, useState } from "react";
import styles from "./lesson.module.css";

/** How far below or above the window a widget starts to load. */
const NEAR_PIXELS = 600;

interface WidgetHeights {
  /** Height that is kept free, in CSS pixels, where there is room beside the text. */
  heightPixels: number;
  /** The same on a phone. */
  narrowHeightPixels: number;
}

interface WidgetPlace<Props> {
  /** What the widget is, in words, for people who reach it before it has loaded. */
  label: string;
  /** Measured in a browser: nothing may move when the widget arrives. */
  heights: (props: Props) => WidgetHeights;
}

/**
 * Wraps a lazily loaded widget: its space is reserved in the page, and its code is fetched when it comes near
 * the window or is reached by keyboard.
 */
export function nearWidget<Props extends object>(Widget: ComponentType<Props>, place: WidgetPlace<Props>) {
  const { label, heights } = place;

  return function NearWidget(props: Props) {
    const { heightPixels, narrowHeightPixels } = heights(props);
    const space = {
      "--widget-height": `${heightPixels}px`,
      "--widget-height-narrow": `${narrowHeightPixels}px`,
    } as CSSProperties;
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
