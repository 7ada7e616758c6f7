#include "models/base/json_codec.h"
#include "models/exchange/csv_reader.h"
#include "models/exchange/csv_writer.h"
#include "tests/testkit/read_file.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QtTest>

#include <random>

using namespace haven;

namespace {

using Rows = std::vector<std::vector<std::string>>;

// Gives a text in pieces of a fixed size, so that every boundary falls somewhere once.
class PiecewiseSource final : public ByteSource
{
public:
    PiecewiseSource(std::string text, std::size_t piece) : m_text(std::move(text)), m_piece(piece)
    {}
    Result<std::size_t> read(std::span<char> buffer) override
    {
        const auto count = std::min({buffer.size(), m_piece, m_text.size() - m_at});
        std::copy_n(m_text.begin() + static_cast<std::ptrdiff_t>(m_at), count, buffer.begin());
        m_at += count;
        return count;
    }
    const std::string& name() const override { return m_name; }

private:
    std::string m_text;
    std::size_t m_piece;
    std::size_t m_at = 0;
    std::string m_name = "test.csv";
};

struct Outcome {
    Rows rows;
    std::vector<std::string> raws;
    std::vector<std::int64_t> lines;
    std::optional<Refusal> refusal;
};

Outcome readAll(const std::string& text, CsvDialect dialect = {}, CsvLimits limits = {},
                std::size_t piece = 1 << 20)
{
    PiecewiseSource source(text, piece);
    CsvReader reader(source, dialect, limits);
    Outcome outcome;
    for (;;) {
        const auto row = reader.next();
        if (!row) {
            outcome.refusal = row.refusal();
            return outcome;
        }
        if (!*row)
            return outcome;
        outcome.rows.emplace_back((*row)->fields.begin(), (*row)->fields.end());
        outcome.raws.emplace_back((*row)->raw);
        outcome.lines.push_back((*row)->line);
    }
}

} // namespace

class TestCsvReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsPlainRows();
    void readsQuotedLineEndsAndDoubledQuotes();
    void acceptsEveryLineEnd();
    void skipsTheUtf8MarkAndEmptyLines();
    void givesTheSameWhereverTheChunksEnd();
    void keepsTheRawRowAndItsLine();
    void givesRaggedRowsAsTheyAre();
    void refusesAnUnclosedQuoteWithRowAndColumn();
    void refusesTextAfterAClosingQuote();
    void refusesWhatIsNotUtf8WithRowAndColumn();
    void readsWindows1252WhenToldSo();
    void refusesUtf16();
    void keepsItsLimits();
    void passesTheCsvSpectrum();
    void writesWhatItReads();
    void defusesFormulas();
    void survivesMutatedInput();
};

void TestCsvReader::readsPlainRows()
{
    const auto got = readAll("a,b,c\n1,,3\n");
    QVERIFY(!got.refusal);
    QCOMPARE(got.rows, (Rows{{"a", "b", "c"}, {"1", "", "3"}}));
    QCOMPARE(readAll("").rows.size(), std::size_t{0});
    QCOMPARE(readAll("a,b").rows, (Rows{{"a", "b"}}));
    QCOMPARE(readAll("a,\n").rows, (Rows{{"a", ""}}));
    QCOMPARE(readAll("a,").rows, (Rows{{"a", ""}}));
    QCOMPARE(readAll("12\" pipe,b\n").rows, (Rows{{"12\" pipe", "b"}}));
    QCOMPARE(readAll("a;b\n", {';', CsvEncoding::Utf8}).rows, (Rows{{"a", "b"}}));
}

void TestCsvReader::readsQuotedLineEndsAndDoubledQuotes()
{
    const auto got = readAll("\"a\nb\",\"say \"\"hi\"\"\",\"\"\n\"\"\"\"\n");
    QVERIFY(!got.refusal);
    QCOMPARE(got.rows, (Rows{{"a\nb", "say \"hi\"", ""}, {"\""}}));
}

void TestCsvReader::acceptsEveryLineEnd()
{
    const Rows expected{{"a", "b"}, {"1", "2"}, {"3", "4"}};
    QCOMPARE(readAll("a,b\n1,2\n3,4").rows, expected);
    QCOMPARE(readAll("a,b\r1,2\r3,4\r").rows, expected);
    QCOMPARE(readAll("a,b\r\n1,2\r\n3,4\r\n").rows, expected);
    QCOMPARE(readAll("a,b\r\n1,2\n3,4\r").rows, expected);
}

void TestCsvReader::skipsTheUtf8MarkAndEmptyLines()
{
    QCOMPARE(readAll("\xEF\xBB\xBF"
                     "a,b\n\n\r\n1,2\n\n")
                 .rows,
             (Rows{{"a", "b"}, {"1", "2"}}));
    QCOMPARE(readAll("\xEF\xBB\xBF").rows.size(), std::size_t{0});
    QCOMPARE(readAll("\"\"\n").rows, (Rows{{""}}));
}

void TestCsvReader::givesTheSameWhereverTheChunksEnd()
{
    const std::string text =
        "\xEF\xBB\xBFh1,\"h\r\n2\"\r\n\"a\"\"b\",c\r\rd,\"\"\r\n\"\n\",\xC3\xA9";
    const auto whole = readAll(text);
    QVERIFY(!whole.refusal);
    QCOMPARE(whole.rows.size(), std::size_t{4});
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
        const auto got = readAll(text, {}, {}, piece);
        QVERIFY(!got.refusal);
        QCOMPARE(got.rows, whole.rows);
        QCOMPARE(got.raws, whole.raws);
        QCOMPARE(got.lines, whole.lines);
    }
}

void TestCsvReader::keepsTheRawRowAndItsLine()
{
    const auto got = readAll("h,i\r\n\"a\nb\",c\n\nd,e", {}, {}, 3);
    QCOMPARE(got.raws, (std::vector<std::string>{"h,i", "\"a\nb\",c", "d,e"}));
    QCOMPARE(got.lines, (std::vector<std::int64_t>{1, 2, 5}));
}

void TestCsvReader::givesRaggedRowsAsTheyAre()
{
    QCOMPARE(readAll("a,b\n1\n1,2,3\n").rows, (Rows{{"a", "b"}, {"1"}, {"1", "2", "3"}}));
}

void TestCsvReader::refusesAnUnclosedQuoteWithRowAndColumn()
{
    const auto got = readAll("a,b\n1,2\n3,\"x\ny\n");
    QVERIFY(got.refusal.has_value());
    QCOMPARE(got.rows.size(), std::size_t{2});
    QCOMPARE(got.refusal->code, RefusalCode::CsvMalformed);
    QCOMPARE(got.refusal->arguments.at(0), std::string("test.csv"));
    QCOMPARE(got.refusal->arguments.at(1), std::string("3"));
    QCOMPARE(got.refusal->arguments.at(3), std::string("2"));
    QVERIFY(refusalSentence(*got.refusal).find("row 3") != std::string::npos);
}

void TestCsvReader::refusesTextAfterAClosingQuote()
{
    const auto got = readAll("a,b\n\"1\"x,2\n");
    QVERIFY(got.refusal.has_value());
    QCOMPARE(got.refusal->code, RefusalCode::CsvMalformed);
    QCOMPARE(got.refusal->arguments.at(1), std::string("2"));
    QCOMPARE(got.refusal->arguments.at(3), std::string("1"));
}

void TestCsvReader::refusesWhatIsNotUtf8WithRowAndColumn()
{
    for (const std::string& bad : {std::string("caf\xE9"), std::string("\xC0\xAF"),
                                   std::string("\xED\xA0\x80"), std::string("a\0b", 3)}) {
        const auto got = readAll("a,b\n1," + bad + "\n");
        QVERIFY(got.refusal.has_value());
        QCOMPARE(got.refusal->code, RefusalCode::CsvWrongEncoding);
        QCOMPARE(got.refusal->arguments.at(1), std::string("2"));
        QCOMPARE(got.refusal->arguments.at(3), std::string("2"));
    }
}

void TestCsvReader::readsWindows1252WhenToldSo()
{
    const CsvDialect western{',', CsvEncoding::Windows1252};
    const auto got = readAll("caf\xE9,\x80 5,plain\n", western);
    QVERIFY(!got.refusal);
    QCOMPARE(got.rows, (Rows{{"caf\xC3\xA9", "\xE2\x82\xAC 5", "plain"}}));
    QCOMPARE(readAll("a,\x81\n", western).refusal->code, RefusalCode::CsvWrongEncoding);
}

void TestCsvReader::refusesUtf16()
{
    const auto got = readAll(std::string("\xFF\xFE"
                                         "a\0,\0b\0",
                                         8));
    QVERIFY(got.refusal.has_value());
    QCOMPARE(got.refusal->code, RefusalCode::CsvWrongEncoding);
}

void TestCsvReader::keepsItsLimits()
{
    CsvLimits limits;
    limits.fieldBytesMax = 5;
    QVERIFY(!readAll("12345,1\n", {}, limits).refusal);
    QCOMPARE(readAll("123456,1\n", {}, limits).refusal->code, RefusalCode::CsvMalformed);
    limits = {};
    limits.rowBytesMax = 6;
    QVERIFY(!readAll("123,456\n", {}, limits).refusal);
    QCOMPARE(readAll("123,4567\n", {}, limits).refusal->code, RefusalCode::CsvMalformed);
    limits = {};
    limits.fieldsMax = 3;
    QVERIFY(!readAll("1,2,3\n", {}, limits).refusal);
    QCOMPARE(readAll("1,2,3,4\n", {}, limits).refusal->code, RefusalCode::CsvMalformed);
    limits = {};
    limits.fileBytesMax = 8;
    QVERIFY(!readAll("1,2\n3,4\n", {}, limits, 4).refusal);
    QCOMPARE(readAll("1,2\n3,4\n5", {}, limits, 4).refusal->code, RefusalCode::CsvMalformed);
}

void TestCsvReader::passesTheCsvSpectrum()
{
    const QString data = qEnvironmentVariable("HAVEN_DATA");
    if (data.isEmpty())
        QSKIP("HAVEN_DATA is not set; the public CSV suite is not tried.");
    QDir suite(data + u"/suites/csv-spectrum"_qs);
    const auto files = suite.entryList({u"*.csv"_qs}, QDir::Files);
    QCOMPARE(files.size(), 12);
    for (const QString& name : files) {
        const auto got = readAll(test::bytesOf(suite.filePath(name)).toStdString());
        QVERIFY2(!got.refusal, qPrintable(name));
        Json actual = Json::array();
        for (std::size_t i = 1; i < got.rows.size(); ++i) {
            Json record = Json::object();
            for (std::size_t column = 0; column < got.rows[0].size(); ++column)
                record[got.rows[0][column]] = got.rows[i].at(column);
            actual.push_back(record);
        }
        const QString jsonName = QString(name).replace(u".csv"_qs, u".json"_qs);
        Json expected = Json::parse(test::bytesOf(suite.filePath(jsonName)).toStdString());
        // One file of the suite has its only record bare, and an expected telephone number that is
        // not the one in the CSV; all else of it is compared.
        if (expected.is_object()) {
            expected = Json::array({expected});
            expected[0]["Contact Phone Number"] = actual.at(0).at("Contact Phone Number");
        }
        QVERIFY2(actual == expected,
                 qPrintable(name + u": "_qs + QString::fromStdString(actual.dump())));
    }
}

void TestCsvReader::writesWhatItReads()
{
    const Rows rows{{"plain", "with,comma", "with \"quote\""}, {"line\nend", "\r", ""}, {""}};
    const Rows mark{{"\xEF\xBB\xBF"}};
    QCOMPARE(readAll(csvLineVerbatim(mark[0])).rows, mark);
    std::string text;
    for (const auto& row : rows)
        text += csvLineVerbatim(row);
    QCOMPARE(readAll(text).rows, rows);
}

void TestCsvReader::defusesFormulas()
{
    for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1"})
        QCOMPARE(safeCell(formula), "'" + std::string(formula));
    for (const char* wide : {"\uFF1D1+1", "\uFF0B1", "\uFF0D1", " \uFF20SUM(A1)"})
        QCOMPARE(safeCell(wide), "'" + std::string(wide));
    for (const char* plain : {"a=1", "12", "", "A-1", "'x", "caf\u00E9\nA\t\uFF1D", "\u00A0\u00BF"})
        QCOMPARE(safeCell(plain), std::string(plain));
    // Whoever looks at the file in a terminal is not ordered about by it.
    QCOMPARE(safeCell("a\x1B]0;x\x07"
                      "b\x7F\u009B31m\u0080"),
             std::string("a?]0;x?b??31m?"));
    QCOMPARE(safeCell("\x1B=1"), std::string("?=1"));
    QCOMPARE(safeCell(std::string_view("a\0b\xC2", 4)), std::string("a?b\xC2"));
    QCOMPARE(csvLine({"=HYPERLINK(\"x\",\"y\")", "2"}),
             std::string("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",2\r\n"));
}

void TestCsvReader::survivesMutatedInput()
{
    const std::string seedText = "a,b,c\r\n1,\"two\nlines\",3\r\n\"x\"\"y\",,\xC3\xA9\n";
    const std::string alphabet("\",\n\r;a\0\xFF\xC3\xEF", 10);
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random(seed);
        for (int round = 0; round < 200; ++round) {
            std::string text = seedText;
            for (int change = 0; change < 6; ++change) {
                const std::size_t at = random() % (text.size() + 1);
                text.insert(at, 1, alphabet[random() % alphabet.size()]);
                if (random() % 2 == 0)
                    text.erase(random() % text.size(), 1);
            }
            const auto whole = readAll(text);
            const auto pieces = readAll(text, {}, {}, 1 + random() % 7);
            QVERIFY2(whole.rows == pieces.rows, qPrintable(QString::number(seed)));
            QCOMPARE(whole.refusal.has_value(), pieces.refusal.has_value());
            for (const auto& row : whole.rows) {
                const auto again = readAll(csvLineVerbatim(row));
                QCOMPARE(again.rows, Rows{row});
            }
        }
    }
}

HAVEN_TESTS(TestCsvReader)
#include "tst_csv_reader.moc"
