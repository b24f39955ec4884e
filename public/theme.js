// Before the first paint: the theme that this browser chose, if it chose one.
try {
  const theme = localStorage.getItem("behind-the-glass.theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is forbidden here: the system's theme holds.
}
