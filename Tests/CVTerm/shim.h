// libvterm and pseudo-terminals, as far as Swift cannot reach them: bit fields, macros, fork.
#ifndef CVTERM_SHIM_H
#define CVTERM_SHIM_H

#if !__has_include(<vterm.h>)
#error "the tests need libvterm: apt-get install libvterm-dev"
#endif
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <vterm.h>

/// What a program asked of the terminal besides characters.
struct vt_properties {
  bool alternate_screen;
  bool cursor_visible;
  int mouse;
};

static inline int vt_set_property(VTermProp property, VTermValue *value, void *user) {
  struct vt_properties *properties = (struct vt_properties *)user;
  if (property == VTERM_PROP_ALTSCREEN) properties->alternate_screen = value->boolean;
  if (property == VTERM_PROP_CURSORVISIBLE) properties->cursor_visible = value->boolean;
  if (property == VTERM_PROP_MOUSE) properties->mouse = value->number;
  return 1;
}

static inline void vt_begin(VTerm *terminal, struct vt_properties *properties) {
  static const VTermScreenCallbacks callbacks = {.settermprop = vt_set_property};
  VTermScreen *screen = vterm_obtain_screen(terminal);
  vterm_set_utf8(terminal, 1);
  vterm_screen_enable_altscreen(screen, 1);
  vterm_screen_set_callbacks(screen, &callbacks, properties);
  vterm_screen_reset(screen, 1);
}

/// A color as 0x00RRGGBB, 0x01000000 + palette index, or 0x02000000 for the default.
static inline uint32_t vt_ink(const VTermColor *color) {
  if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color)) return 0x02000000;
  if (VTERM_COLOR_IS_INDEXED(color)) return 0x01000000 | color->indexed.idx;
  return (uint32_t)color->rgb.red << 16 | (uint32_t)color->rgb.green << 8 | color->rgb.blue;
}

struct vt_cell {
  uint32_t character, foreground, background;
  bool bold, reverse;
};

static inline struct vt_cell vt_cell_at(const VTerm *terminal, int row, int column) {
  VTermScreenCell cell;
  VTermPos position = {.row = row, .col = column};
  vterm_screen_get_cell(vterm_obtain_screen((VTerm *)terminal), position, &cell);
  return (struct vt_cell){
      .character = cell.chars[0] ? cell.chars[0] : ' ',
      .foreground = vt_ink(&cell.fg),
      .background = vt_ink(&cell.bg),
      .bold = cell.attrs.bold,
      .reverse = cell.attrs.reverse,
  };
}

static inline VTermPos vt_cursor(const VTerm *terminal) {
  VTermPos position;
  vterm_state_get_cursorpos(vterm_obtain_state((VTerm *)terminal), &position);
  return position;
}

/// Runs a program in a new pseudo-terminal. In C, since between fork and exec no Swift may run.
static inline pid_t pty_spawn(
    int *primary, int columns, int rows, bool signals_blocked, char *const arguments[],
    char *const environment[]) {
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  pid_t child = forkpty(primary, NULL, NULL, &size);
  if (child != 0) return child;
  // Another test's pseudo-terminal, held open here, would never hang up.
  for (int descriptor = 3; descriptor < 1024; descriptor++) close(descriptor);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  sigset_t mask;
  if (signals_blocked) sigfillset(&mask); else sigemptyset(&mask);
  sigprocmask(SIG_SETMASK, &mask, NULL);
  execve(arguments[0], arguments, environment);
  _exit(127);
}

static inline int pty_resize(int primary, int columns, int rows) {
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  return ioctl(primary, TIOCSWINSZ, &size);
}

/// How many bytes a program has written that nobody has read.
static inline int pty_unread(int primary) {
  int count = 0;
  return ioctl(primary, FIONREAD, &count) == 0 ? count : 0;
}

/// The exit status, or 0x100 + the signal that ended the program.
static inline int pty_ending(int status) {
  return WIFSIGNALED(status) ? 0x100 + WTERMSIG(status) : WEXITSTATUS(status);
}
#endif
