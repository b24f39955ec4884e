"use client";

import { useEffect } from "react";
import { markStaff } from "@/components/stores/staff-mark";

/** Leaves word on the device whether whoever is signed in teaches. */
export function StaffMark({ isStaff }: { readonly isStaff: boolean }) {
  useEffect(() => markStaff(isStaff), [isStaff]);
  return null;
}
