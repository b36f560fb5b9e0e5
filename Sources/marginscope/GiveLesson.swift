import Lab
import Learning
import Lessons
import Recording

/// `marginscope lesson`: on the terminal, without a screen, a list of them, or a new one.
func lesson(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  if options.isNew { return try writeTemplate(options, console) }
  let shelf = Shelf(console)
  guard !options.file.isEmpty else { return try list(shelf, console) }
  let course = try Course(path: try shelf.path(for: options.file), console)
  guard options.isHeadless else {
    let journal = Journal(course.session.settings, file: course.file, presentation: [])
    return try runLive(
      LiveOptions(course.session, journal, teacher: Teacher(course.lesson), options))
  }
  return try rehearse(course, console)
}

/// Runs a lesson as fast as it can and tests what it claims.
private func rehearse(_ course: Course, _ console: Console) throws(CommandError) -> ExitStatus {
  try console.output.write("\(course.lesson.title)\n")
  var performance = try Performance(course)
  var status = ExitStatus.success
  while true {
    let session = performance.session
    for action in performance.actions {
      guard case .mark(let title) = action else { continue }
      try console.output.write("\(clock(session.tick))  \(title)\n")
    }
    for finding in performance.findings {
      if finding.holds {
        try console.output.write("\(clock(session.tick))    \(finding.sentence)\n")
      } else {
        try console.errors.write(
          "\(course.path):\(finding.place.line):\(finding.place.column): \(finding.sentence)\n")
        status = .unmet
      }
    }
    if performance.isOver { break }
    try performance.advance()
  }
  let session = performance.session
  try console.output.write(
    "\(clock(session.tick))  end: step \(session.step), "
      + "checksum \(hexadecimal(session.trainer.checksum))\n")
  return status
}

/// The lessons on the shelf: number, name, title, length.
private func list(_ shelf: Shelf, _ console: Console) throws(CommandError) -> ExitStatus {
  guard !shelf.names.isEmpty else { throw .noShelf }
  let longest = shelf.names.map(\.count).max() ?? 0
  for (index, name) in shelf.names.enumerated() {
    let number = String(repeating: " ", count: index < 9 ? 1 : 0) + "\(index + 1)"
    let room = String(repeating: " ", count: longest - name.count)
    try console.output.write(
      "\(number)  \(name)\(room)  \(description(shelf.path(name), console))\n")
  }
  try console.output.write("\nmarginscope lesson 1 gives the first of them.\n")
  return .success
}

private func description(_ path: String, _ console: Console) -> String {
  do throws(CommandError) {
    let lesson = try Course.read(path, console)
    return "\(clock(lesson.estimatedTicks))  \(lesson.title)"
  } catch {
    return error.sentence
  }
}

/// Ticks as minutes and seconds.
private func clock(_ ticks: Int) -> String {
  Numerals.clock(seconds: ticks / Session.ticksPerSecond)
}
