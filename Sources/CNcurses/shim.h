// The parts of ncurses that Swift cannot import: mutable globals, macros, variadic functions.
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1  // without it there is no cchar_t, setcchar
#define _XOPEN_SOURCE_EXTENDED 1

#if !__has_include(<curses.h>)
#error "the ncurses headers are missing: apt-get install libncurses-dev"
#endif
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <sys/ioctl.h>
#include <term.h>

// Mutable globals of C, which Swift 6 calls "not concurrency-safe".
static inline FILE *curses_stdin(void) { return stdin; }
static inline WINDOW *curses_stdscr(void) { return stdscr; }
static inline WINDOW *curses_curscr(void) { return curscr; }
static inline int curses_lines(void) { return LINES; }
static inline int curses_columns(void) { return COLS; }
static inline int curses_color_pairs(void) { return COLOR_PAIRS; }
static inline void curses_forget_terminfo(void) { (void)del_curterm(cur_term); }

// Macros with a cast or an argument.
static inline attr_t curses_bold(void) { return A_BOLD; }
static inline attr_t curses_reverse(void) { return A_REVERSE; }
static inline mmask_t curses_mouse_events(void) {
  return BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED |
         REPORT_MOUSE_POSITION;
}
// A wide cell; the pair goes through the last argument as an int, since a short holds too few.
static inline int curses_set_cell(cchar_t *cell, wchar_t character, attr_t style, int pair) {
  wchar_t text[2] = {character, 0};
  return setcchar(cell, text, style, 0, &pair);
}
static inline int curses_put_row(WINDOW *window, int row, const cchar_t *cells, int count) {
  return mvwadd_wchnstr(window, row, 0, cells, count);
}

// tigetstr tells absence in two ways, one of them an invalid pointer.
static inline const char *curses_capability(const char *name) {
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? 0 : text;
}
static inline const char *curses_codeset(void) { return nl_langinfo(CODESET); }

// ioctl is variadic.
static inline bool curses_window_size(int descriptor, int *width, int *height) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return false;
  *width = size.ws_col;
  *height = size.ws_row;
  return size.ws_col > 0 && size.ws_row > 0;
}
#endif
