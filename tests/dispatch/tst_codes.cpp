#include "models/crisis/facts.h"
#include "models/dispatch/codes.h"
#include "models/dispatch/retention.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

struct Texts {
    std::string types = sourceText("resources/codes/types.json");
    std::string priorities = sourceText("resources/codes/priorities.json");
    std::string dispositions = sourceText("resources/codes/dispositions.json");
    std::string statuses = sourceText("resources/codes/statuses.json");
};

std::string faultOf(const Texts& texts)
{
    const auto codes =
        parseCodes(texts.types, texts.priorities, texts.dispositions, texts.statuses);
    return codes ? std::string("accepted") : refusalSentence(codes.refusal());
}

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    const auto at = text.find(what);
    if (at == std::string::npos)
        return "the test looks for a text that is not there";
    return text.replace(at, what.size(), with);
}

std::string retentionFault(std::string_view kind)
{
    const std::string text = R"({"format": 1, "kinds": [)" + std::string(kind) + "]}";
    const auto kinds = parseRetention(text, "own.json");
    return kinds ? std::string("accepted") : refusalSentence(kinds.refusal());
}

} // namespace

class TestCodes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theShippedTablesAreGood();
    void aTypeIsFoundByLocalCodeAliasAndCommonCodeInAnyCase();
    void theLocalCodeWinsOverTheCommonOne();
    void aDispositionIsFoundByItsTwoDigits();
    void everyCommonDispositionHasALocalOne();
    void aStatusIsFoundByLabelAndByMeaning();
    void prioritiesWaitLongerTheLowerTheyAre();
    void everyProtocolOfATypeExists();
    void everyRequiredFactExists();
    void periodsAreDataAndNoneThatIsShippedIsConfirmed();
    void anAgencysPeriodTakesThePlaceOfTheShippedOne();
    void aFaultIsNamedWithItsPath_data();
    void aFaultIsNamedWithItsPath();
};

void TestCodes::theShippedTablesAreGood()
{
    QCOMPARE(faultOf(Texts{}), std::string("accepted"));
    const Knowledge knowledge = shippedKnowledge();
    QVERIFY(knowledge.codes.types.size() >= 90);
    QCOMPARE(knowledge.codes.priorities.size(), std::size_t(5));
}

void TestCodes::aTypeIsFoundByLocalCodeAliasAndCommonCodeInAnyCase()
{
    const Codes codes = shippedKnowledge().codes;
    for (const char* word : {"WELFARE", "welfare", "Welfare", "welchk"}) {
        const IncidentType* type = codes.typeFor(word);
        QVERIFY2(type, word);
        QCOMPARE(type->code.value, std::string("WELFARE"));
    }
    QVERIFY(!codes.typeFor("NOSUCHTYPE"));
    QVERIFY(!codes.typeFor(""));
    QCOMPARE(codes.typeFor("MISSVUL")->commonCode, std::string("PERMISS"));
    for (const char* word : {"SUICTHRT", "MTLV", "MNTL", "EDP", "OD", "PERMISS", "TSTOP", "SUBJSTP",
                             "911H", "911OPN", "DVA", "DVNA", "NOISE"})
        QVERIFY2(codes.typeFor(word), word);
}

void TestCodes::theLocalCodeWinsOverTheCommonOne()
{
    // ADMIN is a local type, and also the common code of the hot-spot stay.
    const Codes codes = shippedKnowledge().codes;
    QCOMPARE(codes.typeFor("ADMIN")->code.value, std::string("ADMIN"));
    QCOMPARE(codes.typeFor("HOTSPOT")->commonCode, std::string("ADMIN"));
}

void TestCodes::aDispositionIsFoundByItsTwoDigits()
{
    const Codes codes = shippedKnowledge().codes;
    QCOMPARE(codes.dispositionFor("15")->commonCode, std::string("15"));
    QCOMPARE(codes.dispositionFor("5")->commonCode, std::string("05"));
    QCOMPARE(codes.dispositionFor("goa")->code.value, std::string("GOA"));
    QVERIFY(codes.dispositionFor("GOA")->leavesContactOpen);
    QVERIFY(!codes.dispositionFor("46"));
    QVERIFY(!codes.dispositionFor(""));
}

void TestCodes::everyCommonDispositionHasALocalOne()
{
    const Codes codes = shippedKnowledge().codes;
    for (int i = 1; i <= 45; ++i) {
        const std::string common = (i < 10 ? "0" : "") + std::to_string(i);
        QVERIFY2(codes.dispositionFor(common), common.c_str());
    }
}

void TestCodes::aStatusIsFoundByLabelAndByMeaning()
{
    const Codes codes = shippedKnowledge().codes;
    QCOMPARE(codes.statusFor("MEAL")->secondary, UnitSecondary::Meal);
    QCOMPARE(codes.statusFor("court")->primary, UnitPrimary::NotAvailable);
    QCOMPARE(codes.statusFor("outreach")->primary, UnitPrimary::ConditionallyAvailable);
    QCOMPARE(codes.statusFor("hotspot")->secondary, UnitSecondary::COP_or_POP);
    QCOMPARE(codes.statusFor("COP_or_POP")->label.value, std::string("outreach"));
    QVERIFY(!codes.statusFor("lunch"));
    QCOMPARE(codes.statusMeaning(UnitPrimary::NotAvailable, UnitSecondary::EnRoute).label.value,
             std::string("er"));
    QCOMPARE(codes.statusMeaning(UnitPrimary::Available, UnitSecondary::InService).label.value,
             std::string("av"));
}

void TestCodes::prioritiesWaitLongerTheLowerTheyAre()
{
    const Codes codes = shippedKnowledge().codes;
    QCOMPARE(codes.ruleFor(Priority::P1).waitMax, Span::seconds(60));
    QCOMPARE(codes.ruleFor(Priority::P2).waitMax, Span::minutes(5));
    QCOMPARE(codes.ruleFor(Priority::P3).waitMax, Span::minutes(15));
    QCOMPARE(codes.ruleFor(Priority::P4).waitMax, Span::minutes(30));
    QCOMPARE(codes.ruleFor(Priority::P5).waitMax, Span::minutes(60));
    QVERIFY(codes.ruleFor(Priority::P1).common > codes.ruleFor(Priority::P5).common);
}

void TestCodes::everyProtocolOfATypeExists()
{
    const Knowledge knowledge = shippedKnowledge();
    for (const auto& type : knowledge.codes.types) {
        if (type.protocol)
            QVERIFY2(knowledge.protocols.count(*type.protocol) == 1, type.code.value.c_str());
    }
    QVERIFY(knowledge.codes.typeFor("SUICTHRT")->protocol);
}

void TestCodes::everyRequiredFactExists()
{
    for (const auto& type : shippedKnowledge().codes.types) {
        for (const auto& word : type.requiredToClose)
            QVERIFY2(factFromWord(word), word.c_str());
    }
}

void TestCodes::periodsAreDataAndNoneThatIsShippedIsConfirmed()
{
    const auto shipped =
        parseRetention(sourceText("resources/retention/connecticut.json"), "connecticut.json");
    QVERIFY(shipped);
    QCOMPARE(shipped->size(), std::size_t(4));
    for (const RetentionKind& kind : *shipped)
        QVERIFY2(kind.confirmed.empty() && kind.years && !kind.source.empty(), kind.id.c_str());
    const auto kind = [](const std::string& rest) {
        return R"({"id": "x", "label": "x", "records": "Bolos", "source": "M7")" + rest + "}";
    };
    QCOMPARE(retentionFault(kind(R"(, "years": 1)")), std::string("accepted"));
    QCOMPARE(retentionFault(kind(R"(, "years": 100)")), std::string("accepted"));
    QCOMPARE(retentionFault(kind(R"(, "permanent": true)")), std::string("accepted"));
    const std::string once = kind(R"(, "years": 1)");
    for (const std::string& wrong :
         {kind(R"(, "years": 0)"), kind(R"(, "years": 101)"), kind(""),
          kind(R"(, "years": 1, "permanent": true)"), kind(R"(, "years": 1, "color": "red")"),
          once + ", " + once,
          std::string(
              R"({"id": "X y", "label": "x", "records": "Bolos", "source": "s", "years": 1})"),
          std::string(
              R"({"id": "x", "label": "x", "records": "Cats", "source": "s", "years": 1})")})
        QVERIFY2(retentionFault(wrong).find("own.json") != std::string::npos, wrong.c_str());
}

void TestCodes::anAgencysPeriodTakesThePlaceOfTheShippedOne()
{
    RetentionKind shipped;
    shipped.id = "incidents";
    shipped.years = 7;
    RetentionKind own = shipped;
    own.years = 3;
    own.confirmed = "records officer, 2026-11-20";
    RetentionKind more = shipped;
    more.id = "ours";
    const auto kinds = withOwnRetention({shipped}, {own, more});
    QCOMPARE(kinds.size(), std::size_t(2));
    QVERIFY(kinds[0] == own);
    QVERIFY(kinds[1] == more);
}

void TestCodes::aFaultIsNamedWithItsPath_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("with");
    QTest::addColumn<QString>("path");
    const auto row = [](const char* name, const char* table, const char* what, const char* with,
                        const char* path) {
        QTest::newRow(name) << QString::fromUtf8(table) << QString::fromUtf8(what)
                            << QString::fromUtf8(with) << QString::fromUtf8(path);
    };
    row("an unknown priority", "types", R"("priority": "P1")", R"("priority": "P9")",
        "types[0].priority");
    row("a key that does not exist", "types", R"("label")", R"("name")", "types[0].name");
    row("a missing label", "types", R"("label": "Suicidal person", )", "", "types[0].label");
    row("a code with a blank", "types", R"("code": "MTLV")", R"("code": "MT LV")", "types[2].code");
    row("a code twice", "types", R"("code": "MTLV")", R"("code": "SUICTHRT")", "types[2]");
    row("too many units", "types", R"("unitsWanted": 2)", R"("unitsWanted": 10)",
        "types[0].unitsWanted");
    row("an unknown fact", "types", R"("self_harm")", R"("mood")", "types[0].requiredToClose");
    row("no JSON", "types", R"({"code": "MTLV")", R"({"code" "MTLV")", "byte");
    row("priorities out of order", "priorities", R"("priority": "P1")", R"("priority": "P2")",
        "priorities: P1 to P5");
    row("a wait of nothing", "priorities", R"("waitMaxSeconds": 60)", R"("waitMaxSeconds": 0)",
        "priorities[0].waitMaxSeconds");
    row("a disposition beyond the list", "dispositions", R"("common": "01")", R"("common": "46")",
        "dispositions[0].common");
    row("a status of no meaning", "statuses", R"("secondary": "InService")",
        R"("secondary": "Lunch")", "statuses[0].secondary");
    row("no status for en route", "statuses", R"("secondary": "EnRoute")",
        R"("secondary": "Delayed")", "NotAvailable and EnRoute");
    row("another format", "statuses", R"("format": 1)", R"("format": 2)", "format");
}

void TestCodes::aFaultIsNamedWithItsPath()
{
    QFETCH(QString, table);
    QFETCH(QString, what);
    QFETCH(QString, with);
    QFETCH(QString, path);
    Texts texts;
    std::string* text = table == QStringLiteral("types")        ? &texts.types
                        : table == QStringLiteral("priorities") ? &texts.priorities
                        : table == QStringLiteral("statuses")   ? &texts.statuses
                                                                : &texts.dispositions;
    *text = replaced(*text, what.toStdString(), with.toStdString());
    const QString fault = QString::fromStdString(faultOf(texts));
    QVERIFY2(fault.contains(path), qPrintable(fault));
    QVERIFY2(fault.contains(table), qPrintable(fault));
}

HAVEN_TESTS(TestCodes)
#include "tst_codes.moc"
