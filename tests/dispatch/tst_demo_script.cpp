#include "models/base/json_text.h"
#include "models/dispatch/demo_script.h"
#include "models/geo/beats.h"
#include "models/geo/place_index.h"
#include "models/geo/town_generator.h"
#include "tests/testkit/test_program.h"

#include <QtTest>
#include <set>

using namespace haven;

namespace {

std::string resource(const char* name)
{
    QFile file(QStringLiteral(HAVEN_SOURCE_DIR "/resources/demo/") + QString::fromUtf8(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("resources/demo/%s is missing", name);
    return file.readAll().toStdString();
}

DemoScript evening()
{
    const auto script = parseDemoScript(resource("evening.json"));
    if (!script)
        qFatal("%s", refusalSentence(script.refusal()).c_str());
    return *script;
}

// Who works what at the moment a demo station opens.
std::map<UnitId, std::string> workingAt(const DemoScript& script, std::int32_t minute)
{
    std::map<UnitId, std::string> working;
    for (const DemoCall& call : script.calls) {
        for (const DemoAct& act : call.acts) {
            for (const UnitId& unit : act.units) {
                if (act.minute > minute)
                    continue;
                if (act.kind == DemoActKind::Clear && working[unit] == call.place)
                    working.erase(unit);
                else if (act.kind != DemoActKind::Clear)
                    working[unit] = call.place;
            }
        }
    }
    return working;
}

} // namespace

class TestDemoScript final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theEveningIsBusy();
    void someUnitsAreFreeNow();
    void towTrucksAreCalledInTurn();
    void everyPlaceIsFoundInTown();
    void everyTypeIsACommonCode();
    void aBadScriptIsRefused_data();
    void aBadScriptIsRefused();
    void theScriptComesBackFromItsJson();
};

void TestDemoScript::theEveningIsBusy()
{
    const DemoScript script = evening();
    QCOMPARE(script.units.size(), std::size_t(14));
    QVERIFY(script.calls.size() >= 40);
    QVERIFY(script.premises.size() >= 8);
    int waiting = 0;
    int toCome = 0;
    std::set<std::int32_t> priorities;
    for (const DemoCall& call : script.calls) {
        priorities.insert(call.priority);
        if (call.minute > script.nowMinute) {
            ++toCome;
            continue;
        }
        bool isWaiting = true;
        for (const DemoAct& act : call.acts)
            isWaiting =
                isWaiting && act.kind != DemoActKind::Dispatch && act.kind != DemoActKind::Close;
        waiting += isWaiting ? 1 : 0;
    }
    QCOMPARE(waiting, 5);
    QVERIFY(toCome >= 5);
    QCOMPARE(priorities.size(), std::size_t(5));
}

void TestDemoScript::someUnitsAreFreeNow()
{
    const DemoScript script = evening();
    const auto working = workingAt(script, script.nowMinute);
    for (const char* free : {"3A12", "5A21", "CR1"})
        QVERIFY2(working.count(UnitId(free)) == 0, free);
    for (const DemoUnit& unit : script.units)
        QCOMPARE(unit.discipline == Discipline::Ems, unit.unit == UnitId("EMS"));
    for (const char* busy : {"3A15", "2A11", "2A14", "2A16", "1A20", "4A03", "3A10", "CR2", "EMS"})
        QVERIFY2(working.count(UnitId(busy)) == 1, busy);
}

void TestDemoScript::towTrucksAreCalledInTurn()
{
    const auto script = evening();
    QCOMPARE(script.turns.size(), std::size_t(1));
    QCOMPARE(script.turns.front().kind, std::string("tow"));
    QVERIFY(script.turns.front().companies.size() > 1);
}

void TestDemoScript::everyPlaceIsFoundInTown()
{
    const auto plan = parseTownPlan(resource("town.json"));
    QVERIFY(plan.isOk());
    const DemoScript script = evening();
    const auto layers = makeTown(*plan, script.townSeed, TownSize::Town);
    QVERIFY(layers.isOk());
    const PlaceIndex index(*layers);
    const BeatMap beats(layers->beats);
    std::vector<std::string> places;
    for (const DemoCall& call : script.calls)
        places.push_back(call.place);
    for (const DemoUnit& unit : script.units)
        places.push_back(unit.startPlace);
    for (const DemoPremise& premise : script.premises)
        places.push_back(premise.place);
    for (const DemoPerson& person : script.persons)
        places.push_back(person.address);
    for (const std::string& place : places) {
        const auto found = index.find(place, std::nullopt);
        QVERIFY2(!found.empty(), place.c_str());
        const bool isSure = found[0].confidence == PlaceConfidence::Exact ||
                            found[0].confidence == PlaceConfidence::Interpolated;
        QVERIFY2(isSure, (place + " gives " + found[0].label).c_str());
        QVERIFY2(beats.beatAt(found[0].at).has_value(), place.c_str());
    }
}

void TestDemoScript::everyTypeIsACommonCode()
{
    const std::set<std::string> kCommon = {
        "911H",    "ALMB",    "ALRF",     "ANIMAL",  "BURGLARY", "CITASST",  "CIVIL",   "DISORD",
        "DISVEH",  "DVA",     "DVNA",     "FIGHT",   "HARR",     "INTOX",    "LARCENY", "MNTL",
        "MTLV",    "MVA",     "MVAHR",    "NOISE",   "OD",       "PARKING",  "PERFND",  "PERMISS",
        "PERSUSP", "PROPFND", "PROPLOST", "RECKDRV", "SICK",     "SUICTHRT", "THAZ",    "TRESPASS",
        "TROUBLE", "VEHLOCK", "VEHSUSP",  "WELFARE"};
    for (const DemoCall& call : evening().calls)
        QVERIFY2(kCommon.count(call.type) == 1, call.type.c_str());
}

void TestDemoScript::aBadScriptIsRefused_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* name, const char* change, const char* value) {
        QTest::newRow(name) << QByteArray(change) << QByteArray(value);
    };
    row("no agency", "/agency", "\"\"");
    row("kind", "/units", "7");
    row("unit twice", "/units/1/unit", "\"3A12\"");
    row("no officer", "/units/0/officers", "[]");
    row("real telephone", "/calls/0/tel", "\"203-555-1234\"");
    row("priority", "/calls/0/pri", "6");
    row("backward", "/calls/0/min", "500");
    row("acts backward", "/calls/0/acts/0/min", "400");
    row("unknown unit", "/calls/0/acts/0/units", "[\"9Z99\"]");
    row("unit elsewhere", "/calls/0/acts/1/units", "[\"CR1\"]");
    row("unknown act", "/calls/0/acts/0/do", "\"Teleport\"");
    row("unknown person", "/calls/0/persons", "[\"nobody\"]");
    row("caution date", "/premises/0/date", "\"last week\"");
    row("no narrative", "/calls/0/say", "\"\"");
}

void TestDemoScript::aBadScriptIsRefused()
{
    QFETCH(QByteArray, change);
    QFETCH(QByteArray, value);
    Json json = Json::parse(resource("evening.json"));
    json[Json::json_pointer(change.toStdString())] = Json::parse(value.toStdString());
    const auto script = parseDemoScript(json.dump());
    QVERIFY(!script.isOk());
    QCOMPARE(script.refusal().code, RefusalCode::DemoScriptMalformed);
    QVERIFY(!parseDemoScript("{").isOk());
}

void TestDemoScript::theScriptComesBackFromItsJson()
{
    const DemoScript script = evening();
    const auto again = parseDemoScript(toJson(script).dump());
    QVERIFY(again.isOk());
    QCOMPARE(toJson(*again).dump(), toJson(script).dump());
}

HAVEN_TESTS(TestDemoScript)
#include "tst_demo_script.moc"
