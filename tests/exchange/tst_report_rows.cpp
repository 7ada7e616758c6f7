#include "models/base/json_codec.h"
#include "models/exchange/report_rows.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;

namespace {

Report sample()
{
    Report report;
    report.title = "Shift log";
    report.preface = {"Elm Falls Police"};
    report.columns = {{"time", "Time", ReportColumn::Side::Left},
                      {"number", "No.", ReportColumn::Side::Right},
                      {"text", "What happened", ReportColumn::Side::Left}};
    report.rows = {
        {ReportCell::of("21:40", FieldClass::Open), ReportCell::of("7", FieldClass::Open),
         ReportCell::of("=1+1", FieldClass::Police)},
        {ReportCell::of("21:41", FieldClass::Open), ReportCell::of("118", FieldClass::Open),
         ReportCell::withheld(FieldClass::Care, "CARE")},
    };
    report.notes = {"CARE: health facts"};
    return report;
}

} // namespace

class TestReportRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void alignsText();
    void wrapsLongCellsAndKeepsLineEnds();
    void countsCharactersNotBytes();
    void letsNoControlCharacterThrough();
    void writesSafeCsv();
    void writesJsonWithTheReason();
    void holdsNoTextOfAWithheldCell();
};

void TestReportRows::alignsText()
{
    QCOMPARE(reportAsText(sample()), std::string("Shift log\n"
                                                 "Elm Falls Police\n"
                                                 "\n"
                                                 "Time   No.  What happened\n"
                                                 "-----  ---  ----------------\n"
                                                 "21:40    7  =1+1\n"
                                                 "21:41  118  [withheld: CARE]\n"
                                                 "\n"
                                                 "CARE: health facts\n"));
}

void TestReportRows::wrapsLongCellsAndKeepsLineEnds()
{
    Report report;
    report.columns = {{"a", "A", {}}, {"b", "B", {}}};
    std::string words;
    for (int i = 0; i < 20; ++i)
        words += "word" + std::to_string(i) + " ";
    report.rows = {
        {ReportCell::of("x", FieldClass::Open),
         ReportCell::of("one\r\ntwo\n" + words + std::string(80, 'y'), FieldClass::Open)}};
    const std::string text = reportAsText(report);
    QVERIFY(text.find("x  one\n   two\n   word0 ") != std::string::npos);
    QVERIFY(text.find(std::string(kReportColumnWidthMax, 'y') + "\n") != std::string::npos);
    QVERIFY(text.find(std::string(kReportColumnWidthMax + 1, 'y')) == std::string::npos);
    for (int i = 0; i < 20; ++i)
        QVERIFY(text.find("word" + std::to_string(i)) != std::string::npos);
}

void TestReportRows::countsCharactersNotBytes()
{
    Report report;
    report.columns = {{"a", "Name", {}}, {"b", "B", {}}};
    report.rows = {
        {ReportCell::of("Jos\xC3\xA9", FieldClass::Open), ReportCell::of("1", FieldClass::Open)}};
    QVERIFY(reportAsText(report).find("Jos\xC3\xA9  1\n") != std::string::npos);
}

void TestReportRows::letsNoControlCharacterThrough()
{
    Report report;
    report.title = "\x1b]0;x\x07";
    report.columns = {{"a", "A", {}}};
    report.rows = {{ReportCell::of("\x1b[2J\x7f\xC2\x9B", FieldClass::Open)}};
    const std::string text = reportAsText(report);
    QVERIFY(text.find('\x1b') == std::string::npos);
    QVERIFY(text.find("?[2J??\n") != std::string::npos);
}

void TestReportRows::writesSafeCsv()
{
    QCOMPARE(reportAsCsv(sample()), std::string("Time,No.,What happened\r\n"
                                                "21:40,7,'=1+1\r\n"
                                                "21:41,118,[withheld: CARE]\r\n"));
}

void TestReportRows::writesJsonWithTheReason()
{
    const Json json = Json::parse(reportAsJson(sample()));
    QCOMPARE(json.at("title").get<std::string>(), std::string("Shift log"));
    QCOMPARE(json.at("columns").size(), std::size_t{3});
    QCOMPARE(json.at("rows").at(0).at("text").get<std::string>(), std::string("=1+1"));
    QCOMPARE(json.at("rows").at(1).at("text").at("withheld").get<std::string>(),
             std::string("CARE"));
    QCOMPARE(json.at("rows").at(1).at("text").at("class").get<std::string>(), std::string("Care"));
}

void TestReportRows::holdsNoTextOfAWithheldCell()
{
    const auto cell = ReportCell::withheld(FieldClass::ClinicianOnly, "SEALED");
    QVERIFY(cell.isWithheld());
    QVERIFY(cell.text.empty());
}

HAVEN_TESTS(TestReportRows)
#include "tst_report_rows.moc"
