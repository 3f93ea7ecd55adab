import type { ReactNode } from "react";

/** Line drawings of 20 by 20 in the colour of the text beside them; words always say what they mean. */
function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export function SunIcon() {
  return (
    <Icon>
      <circle cx="10" cy="10" r="3.4" />
      <path d="M10 2.4v1.8M10 15.8v1.8M2.4 10h1.8M15.8 10h1.8M4.6 4.6l1.3 1.3M14.1 14.1l1.3 1.3M4.6 15.4l1.3-1.3M14.1 5.9l1.3-1.3" />
    </Icon>
  );
}

export function MoonIcon() {
  return (
    <Icon>
      <path d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z" />
    </Icon>
  );
}

export function EarlierIcon() {
  return (
    <Icon>
      <path d="m12 4-6 6 6 6" />
    </Icon>
  );
}

export function LaterIcon() {
  return (
    <Icon>
      <path d="m8 4 6 6-6 6" />
    </Icon>
  );
}

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="8.8" cy="8.8" r="5" />
      <path d="m12.6 12.6 4.4 4.4" />
    </Icon>
  );
}

export function TideIcon() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--tide)" />
      <path
        d="M4 21c4 0 4-11 8-11s4 11 8 11 4-6 8-6"
        fill="none"
        stroke="var(--card)"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  );
}
