import "server-only";

export { type CourseLesson, type CourseModule, loadCourse, neighboursOf } from "./content/course";
export type { LessonFrontmatter } from "./content/frontmatter";
export { type Lesson, type LessonSummary, listLessons, loadLesson } from "./content/lessons";
export { practiceTitles } from "./content/practice-titles";
export { type LessonQuestions, listQuestions } from "./content/questions";
export { listSongs, loadSong, loadSongSession, type SongAbout } from "./content/songs";
export { type StemSounds, stemSoundsOf } from "./content/stem-sounds";
export { loadVerification, type Verification } from "./content/verification";
