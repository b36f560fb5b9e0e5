import Testing

@testable import Learning

/// What is assumed about a table, and what overrules it.
struct TableRulesTests {
  /// The separator that is told is taken, and so is the decimal mark.
  @Test func whatIsToldIsNotGuessed() throws {
    let text = Iris.text(["1,5;a", "2,5;a", "3,5;b", "4,5;b"].flatMap { [$0, $0] })
    #expect(try Iris.table(text).report.format.separator == .semicolon)
    let commas = try Iris.table(text) { $0.separator = .comma }
    #expect(commas.names == ["5;a", "5;b"] && commas.width == 1)
    // 1,234 could be a thousand.
    let thousands = Iris.text(["1,234;a", "2,345;a", "3,456;b", "4,567;b"].flatMap { [$0, $0] })
    #expect(
      throws: TableError.markInNumber(
        line: 1, TableColumn(1), text: "1,234", .decimalOrThousands(.comma))
    ) { try Iris.table(thousands) }
    let told = try Iris.table(thousands) { $0.decimal = .comma }
    let points = try Iris.table(thousands.replacing(",", with: "."))
    #expect(told.inputs == points.inputs)
  }

  @Test func anIndexIsKeptOnRequest() throws {
    let text = Iris.text(["," + Iris.header] + Iris.numbered(0))
    #expect(try Iris.table(text).report.index == TableColumn(1))
    let kept = try Iris.table(text) { $0.keepsIndex = true }
    #expect(kept.width == 5 && kept.report.index == nil)
  }

  /// In any order, with gaps: no two samples have the same number.
  @Test func anIndexByNameNeedNotCount() throws {
    let rows = Iris.rows.enumerated().map { "\(100 - $0 * $0),\($1)" }
    let table = try Iris.table(Iris.text(["ID," + Iris.header] + rows))
    #expect(table.width == 4 && table.report.index == TableColumn(1, "ID"))
  }

  /// A first line of growing numbers is a sample if its label is a class.
  @Test func aSampleIsNoHeader() throws {
    let table = try Iris.table(Iris.text(["1.4,2.5,3.6,4.7,Iris-setosa"] + Iris.rows))
    #expect(table.labels.count == 19 && table.report.headerLine == nil)
  }

  /// Equal values, names, fractions, or nothing else to learn from.
  @Test(arguments: [
    (Iris.header, 4), ("," + Iris.header, 5), ("id," + Iris.header, 5), ("n," + Iris.header, 5),
  ])
  func anInputIsNoIndex(_ header: String, _ width: Int) throws {
    let rows = Iris.rows.enumerated().map { row, line in
      header.hasPrefix("n") ? "\(row),\(line)" : "\(row / 2 * 2),\(line)"
    }
    let table = try Iris.table(Iris.text([header] + (width == 4 ? Iris.rows : rows)))
    #expect(table.width == width && table.report.index == nil)
  }

  @Test func theOnlyInputIsNoIndex() throws {
    let text = Iris.text((0..<12).map { "\($0),\($0 % 3)" })
    #expect(try Iris.table(text).width == 1)
    #expect(try Iris.table("id,k\n" + text).width == 1)
  }

  @Test func samplesWithMissingValuesAreLeftOutOnRequest() throws {
    var rows = Iris.rows
    rows[3] = "?,3.1,1.5,0.2,Iris-setosa"
    rows[7] = "6.4,NA,,1.5,Iris-versicolor"
    rows[17] = "7.6,3.0,6.6,2.1,NaN"
    #expect(
      throws: TableError.missing(line: 5, TableColumn(1, "sepal_length"), text: "?")
    ) { try Iris.table(Iris.text([Iris.header] + rows)) }
    let table = try Iris.table(Iris.text([Iris.header] + rows)) { $0.missing = .drop }
    let rest = rows.indices.filter { ![3, 7, 17].contains($0) }.map { rows[$0] }
    let expected = try Iris.table(Iris.text([Iris.header] + rest))
    #expect(table.inputs == expected.inputs && table.names == Iris.kinds)
    #expect(table.report.incompleteRows == 3)
  }

  /// A class of which no sample is complete is none.
  @Test func aLabelOfSamplesThatAreLeftOutIsNoClass() throws {
    let rows = Iris.rows + ["?,1,2,3,Iris-nova"]
    #expect(try Iris.table(Iris.text(rows)) { $0.missing = .drop }.names == Iris.kinds)
  }

  @Test func aMissingLabelMayBeAClass() throws {
    let rows = Iris.labeled { kind, _ in kind == 0 ? "NA" : Iris.kinds[kind] }
    #expect(
      throws: TableError.missingLabel(line: 2, TableColumn(5, "species"), text: "NA")
    ) { try Iris.table(Iris.text([Iris.header] + rows)) }
    let kept = try Iris.table(Iris.text(rows)) { $0.missing = .keep }
    #expect(kept.names == ["Iris-versicolor", "Iris-virginica", "NA"])
    let none = Iris.labeled { kind, _ in ["none", "some", "much"][kind] }
    #expect(try Iris.table(Iris.text(none)).names == ["much", "none", "some"])
  }

  /// Labels that are the same number are one class, called by the shortest of their spellings.
  @Test func numbersAreComparedAsNumbers() throws {
    let spellings = [["0", "0.0", "-0"], ["1.0", "01", "1"], ["2", "2e0", "2.00"]]
    let table = try Iris.table(Iris.text(Iris.labeled { kind, row in spellings[kind][row % 3] }))
    #expect(table.names == ["0", "1", "2"])
    let iris = try Iris.table()
    #expect(table.labels == iris.labels)
    #expect(
      table.report.equalLabels == [["-0", "0", "0.0"], ["01", "1", "1.0"], ["2", "2.00", "2e0"]])
    let mixed = try Iris.table(
      Iris.text(Iris.labeled { kind, row in kind == 2 ? "x" : spellings[kind][row % 3] }))
    #expect(mixed.names == ["0", "1", "x"])
  }

  @Test func aNameThatIsAClassNamesNoColumn() throws {
    let rows = Iris.rows.map { line in
      let fields = line.split(separator: ",")
      return ([fields[4]] + fields[..<4]).joined(separator: ",")
    }
    #expect(
      throws: TableError.labelIsData(name: "Iris-setosa", line: 1, TableColumn(1))
    ) { try Iris.table(Iris.text(rows)) { $0.label = "Iris-setosa" } }
    #expect(
      throws: TableError.textColumns(
        line: 1, [TableColumn(1)], text: "Iris-setosa", mayBeHeader: true)
    ) { try Iris.table(Iris.text(rows)) }
    let table = try Iris.table(Iris.text(rows)) { $0.label = "1" }
    let iris = try Iris.table()
    #expect(table.inputs == iris.inputs && table.labels == iris.labels)
  }

  /// The name is a class further down than a glance reaches.
  @Test func aClassIsFoundToBeOneWhereverItStands() throws {
    let rows = (0..<400).map { "\($0 * 7 % 11).5,\($0 < 200 ? "a" : "b")" }
    let text = Iris.text(["1.5,b"] + rows)
    #expect(throws: TableError.labelIsData(name: "b", line: 1, TableColumn(2))) {
      try Iris.table(text) { $0.label = "b" }
    }
    // What looked like a header with the label's name is a sample.
    let table = try Iris.table(text)
    #expect(table.labels.count == 401 && table.report.headerLine == nil)
  }

  @Test func commentsAreNoSamplesUnlessTheLabelComesFirst() throws {
    let rows = (0..<12).map { "#\($0 % 3),\($0 * 5 % 7),\($0)" }
    let table = try Iris.table(Iris.text(["k,x,y"] + rows)) { $0.label = "k" }
    #expect(table.names == ["#0", "#1", "#2"] && table.report.comments == 0)
  }

  @Test func whoeverReadsTheTableSaysWhichLinesAreComments() throws {
    let rows = (0..<12).map { "#\($0 % 3),\($0 * 5 % 7),\($0 * 3 % 11)" }
    let all = try Iris.table(Iris.text(rows)) { ($0.label, $0.comments) = ("1", .no) }
    #expect(all.names == ["#0", "#1", "#2"] && all.labels.count == 12 && all.report.comments == 0)
    let mixed = Iris.text((0..<12).map { "b\($0 % 2),\($0 * 5 % 7),\($0 * 3 % 11)" } + rows)
    let read = try Iris.table(mixed) { $0.label = "1" }
    #expect(read.names.count == 5 && read.report.comments == 0)
    let less = try Iris.table(mixed) { ($0.label, $0.comments) = ("1", .yes) }
    #expect(less.names == ["b0", "b1"] && less.report.comments == 12)
    #expect(less.report.format.comments == .yes && read.report.format.comments == nil)
  }

  @Test func whatNamesTheColumnsIsNoComment() throws {
    let text = Iris.text(["# irises", "# " + Iris.header] + Iris.rows)
    #expect(try Iris.table(text).report.comments == 1)
  }

  @Test func theReportSaysWhatWasPassedOver() throws {
    let text = Iris.text(["# iris", Iris.header + ",z"] + Iris.rows.map { $0 + ",7" } + [",,,,,"])
    let report = try Iris.table(text) { ($0.label, $0.skipped) = ("species", ["petal_width"]) }
      .report
    #expect(report.samples == 18 && report.inputs == 4 && report.headerLine == 2)
    #expect(report.label == TableColumn(5, "species") && report.classNames == Iris.kinds)
    #expect(report.skipped == [TableColumn(4, "petal_width")])
    #expect(report.constant == [TableColumn(6, "z")])
    #expect(report.comments == 1 && report.emptyRows == 1 && report.incompleteRows == 0)
  }

  /// Recordings that do not say how their table was read were made with these rules.
  @Test func theOriginalRulesAssumeLess() throws {
    let text = Iris.text(["," + Iris.header] + Iris.numbered(0))
    let table = try Iris.table(text) { $0.rules = .original }
    #expect(table.width == 5 && table.report.index == nil)
    let labels = Iris.text(Iris.labeled { _, row in ["0", "0.0", "NA"][row % 3] })
    #expect(try Iris.table(labels) { $0.rules = .original }.names == ["0", "0.0", "NA"])
    let numbers = try Iris.table(
      Iris.text(["0,1,2,3,4"] + Iris.labeled { kind, _ in "\(kind + 3)" }))
    #expect(numbers.labels.count == 18)
    #expect(throws: TableError.self) {
      try Iris.table(Iris.text { $0.replacing(",", with: ";") }) { $0.rules = .original }
    }
    let constant = Iris.text((0..<8).map { "7,\($0 % 2)" })
    #expect(try Iris.table(constant) { $0.rules = .original }.inputs.allSatisfy { $0 == 0 })
  }
}
