#include "models/crisis/guarded_text.h"
#include "models/crisis/instrument.h"
#include "tests/testkit/screening_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// The file with one piece of it put another way.
std::string changed(const std::string& from, const std::string& to)
{
    std::string text = kMadeUpInstrument;
    const auto at = text.find(from);
    if (at == std::string::npos)
        qFatal("the file has no %s", from.c_str());
    return text.replace(at, from.size(), to);
}

// "line path: what is wrong" of the first finding; empty when there is none.
std::string faultIn(const std::string& text, std::string_view name = "made-up-screen.json")
{
    const auto findings = lintInstrument(text, name);
    if (findings.empty())
        return {};
    const LintFinding& first = findings.front();
    return std::to_string(first.line) + " " + first.path + ": " + first.sentence;
}

std::string manyFields(std::size_t count)
{
    std::string fields;
    for (std::size_t n = 0; n < count; ++n)
        fields += std::string(n == 0 ? "" : ",") + "{\"id\": \"f" + std::to_string(n) +
                  "\", \"label\": \"F\", \"kind\": \"text\"}";
    return "{\"instrument\": \"many\", \"name\": \"Many\", \"version\": \"1\", \"owner\": \"o\","
           "\"license\": \"l\", \"entered_by\": [\"clinician\"], \"fields\": [" +
           fields + "], \"suggestions\": []}";
}

} // namespace

class TestInstrument final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsReadWhole()
    {
        const Instrument one = madeUpInstrument().instrument;
        QCOMPARE(one.id.value, std::string("made-up-screen"));
        QCOMPARE(one.version, std::string("3"));
        QCOMPARE(one.license, std::string("None is needed"));
        QVERIFY(one.enteredBy == (std::set<InstrumentWriter>{InstrumentWriter::Clinician,
                                                             InstrumentWriter::Supervisor}));
        QCOMPARE(one.fields.size(), std::size_t{3});
        QCOMPARE(takenBy(one.fields[0]), std::string("0 to 30"));
        QCOMPARE(takenBy(one.fields[1]), std::string("low, very_high"));
        QVERIFY(one.fields[2].filled == InstrumentField::Filled::Sometimes);
        QVERIFY(one.page.find("\nshown as it is.") != std::string::npos);
        QCOMPARE(faultIn(kMadeUpInstrument), std::string());
    }

    void valuesAreTakenWithinTheirRange()
    {
        const Instrument one = madeUpInstrument().instrument;
        const auto taken = [&](const char* field, const char* typed) {
            return valueFor(*instrumentField(one, field), typed).value_or("refused");
        };
        QCOMPARE(taken("total", "0"), std::string("0"));
        QCOMPARE(taken("total", " 030 "), std::string("30"));
        for (const char* bad : {"31", "-1", "3.5", "", "many", "99999999999"})
            QCOMPARE(taken("total", bad), std::string("refused"));
        QCOMPARE(taken("tier", "Very_High"), std::string("very_high"));
        QCOMPARE(taken("tier", "high"), std::string("refused"));
        QCOMPARE(taken("remark", " rests "), std::string("rests"));
        QVERIFY(instrumentField(one, "TOTAL") != nullptr);
        QVERIFY(instrumentField(one, "sum") == nullptr);
    }

    void aResultSuggestsAndNothingMore()
    {
        const Instrument one = madeUpInstrument().instrument;
        const auto said = [&](const char* total, const char* tier) {
            return suggestionsFor(one, {{"total", total}, {"tier", tier}}).size();
        };
        QCOMPARE(said("19", "low"), std::size_t{0});
        QCOMPARE(said("20", "low"), std::size_t{1});
        QCOMPARE(said("20", "very_high"), std::size_t{2});
        QVERIFY(suggestionsFor(one, {}).empty());
    }

    void whatIsWrongIsNamedWithItsLine()
    {
        using Pair = std::pair<std::string, std::string>;
        const std::vector<Pair> faults = {
            {changed("\"version\": \"3\"", "\"version\": \" \""), "4 version: a text is needed"},
            {changed("\"owner\": \"Nobody, made up for tests\",", ""), "owner: a text is needed"},
            {changed("\"license\": \"None is needed\"", "\"license\": \"\""),
             "license: a text is needed"},
            {changed("\"clinician\", \"supervisor\"", "\"police\""), "entered_by: dispatcher"},
            {changed("[\"clinician\", \"supervisor\"]", "[]"), "entered_by: somebody"},
            {changed("\"from\": 0, \"to\": 30", "\"from\": 30, \"to\": 30"),
             "9 fields[0]: a number"},
            {changed("\"to\": 30", "\"to\": 10000"), "fields[0]: a number"},
            {changed("\"id\": \"total\"", "\"id\": \"Total sum\""), "fields[0].id: small letters"},
            {changed("\"id\": \"remark\"", "\"id\": \"total\""), "fields[2]: the field total"},
            {changed("\"kind\": \"text\"", "\"kind\": \"words\""), "fields[2].kind: choice"},
            {changed("\"kind\": \"text\"", "\"kind\": \"text\", \"from\": 1"), "only a number"},
            {changed("\"is\": [\"very_high\"]", "\"is\": [\"high\"]"), "the field has no choice"},
            {changed("\"field\": \"total\"", "\"field\": \"sum\""), "there is no field sum"},
            {changed("\"from\": 20, ", ""), "of a number it says"},
            {changed("\"page\"", "\"pages\""), "there is no such key"},
            {changed("\"value\": \"very_high\"", "\"value\": \"low\""), "stands twice"},
        };
        for (const auto& [text, expected] : faults) {
            const std::string told = faultIn(text);
            QVERIFY2(told.find(expected) != std::string::npos,
                     (expected + " / told: " + told).c_str());
            const auto parsed = parseInstrument(text);
            QVERIFY(!parsed);
            QVERIFY(parsed.refusal().code == RefusalCode::InstrumentMalformed);
        }
        QVERIFY(lintInstrument("{ \"instrument\": ", "").front().rule == LintRule::NotJson);
        const auto named = lintInstrument(kMadeUpInstrument, "other.json");
        QVERIFY(named.front().rule == LintRule::FileName);
    }

    void limitsHoldAtTheLimitAndNotBeyond()
    {
        QVERIFY(parseInstrument(manyFields(kInstrumentFieldsMax)));
        QVERIFY(!parseInstrument(manyFields(kInstrumentFieldsMax + 1)));
        QVERIFY(!parseInstrument(manyFields(0)));
        const auto labelled = [](std::size_t letters) {
            return changed("\"label\": \"Total\"",
                           "\"label\": \"" + std::string(letters, 'x') + "\"");
        };
        QVERIFY(parseInstrument(labelled(kInstrumentLabelMax)));
        QVERIFY(!parseInstrument(labelled(kInstrumentLabelMax + 1)));
        const auto paged = [](std::size_t letters) {
            return changed("A page of the agency's own,", std::string(letters, 'x'));
        };
        const std::size_t rest = std::string("\nshown as it is.").size();
        QVERIFY(parseInstrument(paged(kInstrumentPageMax - rest)));
        QVERIFY(!parseInstrument(paged(kInstrumentPageMax - rest + 1)));
    }

    // What tests and the program say of instruments is nobody's text.
    void theMadeUpOneIsNobodysText() { QVERIFY(guardedIn(kMadeUpInstrument).empty()); }
};

HAVEN_TESTS(TestInstrument)
#include "tst_instrument.moc"
