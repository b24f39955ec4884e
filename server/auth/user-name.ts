/** A user name: what can be typed on every keyboard and said on the telephone. */
export const USER_NAME = /^[a-z0-9][a-z0-9._-]{1,39}$/i;

export const USER_NAME_RULE =
  "A user name has 2 to 40 letters, digits, dots, hyphens or underscores, and begins with a letter or digit.";
