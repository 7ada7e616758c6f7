#include "models/dispatch/act_words.h"
#include "models/dispatch/care_fields.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/incident_rules.h"
#include "models/dispatch/log_words.h"
#include "models/dispatch/said_name.h"
#include "tests/dispatch/care_kit.h"
#include "tests/testkit/test_program.h"

#include <fmt/format.h>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

std::string exported(const DispatchRoom& room, LogAudience audience)
{
    LogWordsContext context;
    context.codes = &room.knowledge().codes;
    context.numberOf = [](IncidentId id) { return std::to_string(id.value); };
    std::string all;
    for (const auto& recorded : room.log()) {
        const auto out = outwardWords(recorded, context, audience);
        all += out.line.who + " " + out.line.text + " " + out.line.envelope.doneBy.value + "\n";
    }
    return all;
}

} // namespace

class TestCareRecord final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A hold that misses an entry lets it be destroyed.
    void aNameIsFoundHoweverItWasWritten()
    {
        for (const char* text :
             {R"({"name":"Bo Lee"})", R"({"name":"LEE, BO"})", R"({"text":"Lee\nBo was there"})",
              "{\"name\":\"Bo \\\"Ace\\\" Lee\"}", R"({"text":"Bo  J. Lee-Ruiz"})"})
            QVERIFY2(saysName(text, "Bo Lee"), text);
        QVERIFY(saysName("{\"name\":\"Bo \\\"Ace\\\" Lee\"}", "Bo \"Ace\" Lee"));
        QVERIFY(saysName(R"({"name":"Quillfeather"})", "quillf")); // a part, as typed
        for (const char* text : {R"({"name":"Bob Lee"})", R"({"text":"about to sleep"})", ""})
            QVERIFY2(!saysName(text, "Bo Lee"), text);
        QVERIFY(!saysName("anything", " , "));
        QCOMPARE(longestWordOf("Lee, Bo J."), std::string("lee"));
        QCOMPARE(longestWordOf(""), std::string());
    }

    void theOutcomeIsWrittenFieldByField()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("oc 01 seen sat on the floor, did not answer"), std::string("done"));
        QCOMPARE(shift.run("oc 01 went Hospital"), std::string("done"));
        QCOMPARE(shift.run("oc 01 went moon"), std::string("CareWordUnknown"));
        QCOMPARE(shift.run("oc 01 nothing here"), std::string("CareFieldUnknown"));
        QCOMPARE(shift.run("oc 01 seen"), std::string("SlotMissing"));
        const CareTexts& texts = shift.sheet(CareSheet::Outcome);
        QCOMPARE(texts.at(CareField::Seen).text, std::string("sat on the floor, did not answer"));
        QCOMPARE(texts.at(CareField::Went).text, std::string("hospital"));
        QVERIFY(texts.at(CareField::Went).by == clinicianSeat().agent);
        // Written again it is corrected; both stay in the log.
        QCOMPARE(shift.run("oc 01 went home"), std::string("done"));
        QCOMPARE(shift.sheet(CareSheet::Outcome).at(CareField::Went).text, std::string("home"));
    }

    void whatIsCountedIsWrittenInCodes()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("oc 01 behavior Calm, talk-of-suicide ,calm"), std::string("done"));
        QCOMPARE(shift.sheet(CareSheet::Outcome).at(CareField::SeenCodes).text,
                 std::string("talk_of_suicide,calm"));
        QCOMPARE(shift.run("oc 01 steps talked-down,safety-plan"), std::string("done"));
        QCOMPARE(shift.run("oc 01 referral offered-declined"), std::string("done"));
        QCOMPARE(shift.run("oc 01 examination voluntary"), std::string("done"));
        QCOMPARE(shift.run("oc 01 diversion from-emergency-department"), std::string("done"));
        // One word of each list that is not there refuses all of it; a diagnosis is in none.
        QCOMPARE(shift.run("oc 01 behavior calm,schizophrenic"), std::string("CareWordUnknown"));
        QCOMPARE(shift.run("oc 01 behavior , ,"), std::string("CareTextMissing"));
        QCOMPARE(shift.run("oc 01 referral made,none-fits"), std::string("CareWordUnknown"));
        QCOMPARE(shift.sheet(CareSheet::Outcome).at(CareField::SeenCodes).text,
                 std::string("talk_of_suicide,calm"));
        const auto* rule = careFieldRule(CareSheet::Outcome, CareField::SeenCodes);
        QCOMPARE(shownCareText(*rule, "talk_of_suicide,calm"),
                 std::string("talk of suicide, calm"));
        const auto* words = careFieldRule(CareSheet::Outcome, CareField::Seen);
        QCOMPARE(shownCareText(*words, "kept_as,it_is"), std::string("kept_as,it_is"));
        QVERIFY(exported(shift.room, LogAudience::Internal)
                    .find("Behavior seen, to be counted: talk of suicide, calm") !=
                std::string::npos);
    }

    void aDispatcherWritesWhereNothingStandsAndReplacesNobodysWords()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("hp 01 medicines lithium"), std::string("done"));
        QCOMPARE(shift.run("oc 01 went hospital"), std::string("done"));
        QCOMPARE(shift.run("hp 01 medicines x", dispatcherSeat()), std::string("CareNotYours"));
        QCOMPARE(shift.run("oc 01 went home", dispatcherSeat()), std::string("CareNotYours"));
        QCOMPARE(shift.sheet(CareSheet::Handoff).at(CareField::Medicines).text,
                 std::string("lithium"));
        QCOMPARE(shift.sheet(CareSheet::Outcome).at(CareField::Went).text, std::string("hospital"));
        // What a dispatcher heard first stands until a clinician knows better.
        QCOMPARE(shift.run("hp 01 children two boys", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("hp 01 children two girls", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("hp 01 children one girl, with her aunt"), std::string("done"));
        QCOMPARE(shift.run("hp 01 children two", dispatcherSeat()), std::string("CareNotYours"));
        QCOMPARE(shift.run("hp 01 medicines none", supervisorSeat()), std::string("done"));
        // The officer's request is a police record: whoever works the desk mends it.
        QCOMPARE(shift.run("req 01 person Sam Lake", supervisorSeat()), std::string("done"));
        QCOMPARE(shift.run("req 01 person Samuel Lake", dispatcherSeat()), std::string("done"));
    }

    // crisis.md 6.16.
    void aDayOrATimeThatCannotBeIsNotTaken()
    {
        CareShift shift;
        shift.room.open("WELFARE"); // at 20:00
        shift.room.pass(Span::hours(2));
        for (const char* line :
             {"cert 01 arrived tomorrow 25:99", "cert 01 arrived 24:10",
              "cert 01 arrived 2999-01-01 10:00", "cert 01 arrived 2026-02-30 10:00",
              "cert 01 arrived banana", "cert 01 arrived bay 3:7"})
            QCOMPARE(shift.run(line), std::string("CareTimeBad"));
        for (const char* line : {"cert 01 arrived", "cert 01 arrived now", "cert 01 arrived 19:00",
                                 "cert 01 arrived bay 3, 21:40", "cert 01 arrived 2026-03-14 16:00",
                                 "cert 01 arrived 2026-03-14 20:30"})
            QCOMPARE(shift.run(line), std::string("done"));
        // A slip that would be yesterday, hours before anybody called.
        const auto kept = shift.sheet(CareSheet::Certificate);
        for (const char* line :
             {"cert 01 arrived 23:10", "cert 01 arrived 18:59", "cert 01 arrived 2026-01-30 21:40"})
            QCOMPARE(shift.run(line), std::string("CareTimeBeforeIncident"));
        QCOMPARE(shift.run("req 01 custody 23:10", dispatcherSeat()),
                 std::string("CareTimeBeforeIncident"));
        QVERIFY(shift.sheet(CareSheet::Certificate) == kept);
        for (const char* line :
             {"cert 01 born 31/31/2031", "cert 01 born 2031-01-01", "cert 01 born 1999-02-29",
              "cert 01 born 4/17/1788", "cert 01 born about 217"})
            QCOMPARE(shift.run(line), std::string("BirthDayBad"));
        for (const char* line : {"cert 01 born 4/17/1988", "cert 01 born 1988-04-17",
                                 "cert 01 born about 38", "cert 01 born not known"})
            QCOMPARE(shift.run(line), std::string("done"));
        // By the year, wherever it stands: not 4 years old.
        QCOMPARE(shift.run("cert 01 born 4/17/2015"), std::string("CareUnderAge"));
        RecordPerson person;
        person.incident = shift.incident().id;
        person.person.name = "J. Doe";
        person.person.born = "31/31/2031";
        QCOMPARE(shift.room.refusalOf(person), std::string("BirthDayBad"));
    }

    void whyACrisisWasClosedIsWithheldOutside()
    {
        CareShift shift;
        const IncidentId id = shift.room.open("MNTL");
        CloseIncident close{id, DispositionCode("15"),
                            reasonForEach(shift.room, id, "PLANTED-DIAGNOSIS, gone to hospital")};
        QVERIFY(shift.room.runAs(supervisorSeat(), close));
        for (const auto audience : {LogAudience::Foi, LogAudience::Press, LogAudience::Court})
            QVERIFY(exported(shift.room, audience).find("PLANTED") == std::string::npos);
        const std::string inside = exported(shift.room, LogAudience::Internal);
        QVERIFY(inside.find("without violence: PLANTED") != std::string::npos);
        LogWordsContext context;
        context.codes = &shift.room.knowledge().codes;
        context.numberOf = [](IncidentId one) { return std::to_string(one.value); };
        for (const auto& recorded : shift.room.log()) {
            const LogLine line = wordsFor(recorded, context);
            QVERIFY(line.text.find("PLANTED") == std::string::npos ||
                    line.fieldClass == FieldClass::Care);
        }
    }

    void everyFieldHasOneWordAndOneLabel()
    {
        for (const auto& rule : careFieldRules()) {
            QVERIFY(!rule.word.empty() && !rule.label.empty());
            QVERIFY(careFieldNamed(rule.sheet, rule.word)->field == rule.field);
        }
        QVERIFY(classOf(CareSheet::OfficerRequest) == FieldClass::Police);
        QVERIFY(classOf(CareSheet::Certificate) == FieldClass::Care);
        QVERIFY(careFieldNamed(CareSheet::Outcome, "license") == nullptr);
    }

    // crisis.md 6.20.
    void forceIsEnteredByPoliceOnly()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("fc 01 none"), std::string("RoleMissing"));
        QCOMPARE(shift.run("fc 01 handcuffs,hands", dispatcherSeat()),
                 std::string("ForceOfficerMissing"));
        QCOMPARE(shift.run("fc 01 none,hands by Ortiz", dispatcherSeat()),
                 std::string("ForceKindMissing"));
        QCOMPARE(
            shift.run("fc 01 handcuffs,electronic_device by Ortiz no injury", dispatcherSeat()),
            std::string("done"));
        const Force& force = shift.incident().care.force.back();
        QCOMPARE(force.kinds.size(), std::size_t(2));
        QCOMPARE(force.officer, std::string("Ortiz"));
        QCOMPARE(force.text, std::string("no injury"));
        QCOMPARE(shift.run("oc 01 result arrest"), std::string("CareByPolice"));
        QCOMPARE(shift.run("oc 01 result arrest", dispatcherSeat()), std::string("done"));
    }

    void forceEnteredByASlipIsCorrectedAndStaysOnTheRecord()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("fc 01 handcuffs by Diaz", dispatcherSeat()), std::string("done"));
        shift.room.pass(Span::minutes(1));
        QCOMPARE(shift.run("fc 01 none by Lee", dispatcherSeat()), std::string("done"));
        QVERIFY(forceUsed(shift.incident().care.force) == std::optional(true));
        // A "none" against what stands says that it was a slip, by who entered it.
        for (const char* line : {"fc 01 none", "fc 01 none by Diaz calm"})
            QCOMPARE(shift.run(line, dispatcherSeat()), std::string("ForceStands"));
        Seat other = dispatcherSeat();
        other.agent = AgentId("lin");
        const char* const slip = "fc 01 none by diaz slip, wrong incident";
        QCOMPARE(shift.run(slip, other), std::string("ForceOfAnother"));
        QCOMPARE(shift.run(slip, dispatcherSeat()), std::string("done"));
        const auto& force = shift.incident().care.force;
        QCOMPARE(force.size(), std::size_t(3));
        QVERIFY(isForceCorrected(force, force[0]));
        QVERIFY(forceUsed(force) == std::optional(false));
        QVERIFY(exported(shift.room, LogAudience::Internal).find("which corrects") !=
                std::string::npos);
        // Used again it counts again, and the supervisor may set any right.
        shift.room.pass(Span::minutes(1));
        QCOMPARE(shift.run("fc 01 hands by Diaz", dispatcherSeat()), std::string("done"));
        QVERIFY(forceUsed(shift.incident().care.force) == std::optional(true));
        QCOMPARE(shift.run("fc 01 none because it was another call", supervisorSeat()),
                 std::string("done"));
        QVERIFY(forceUsed(shift.incident().care.force) == std::optional(false));
    }

    void whatWasPerceivedIsSaidAfterContactByWhoWasThere()
    {
        CareShift shift;
        const auto id = shift.room.open("WELFARE");
        shift.room.logOn("3A12");
        QCOMPARE(shift.run("ps 01 white male by 3A12", dispatcherSeat()),
                 std::string("RoleMissing"));
        QCOMPARE(shift.run("ps 01 white male by 3A12", supervisorSeat()),
                 std::string("PerceivedBeforeContact"));
        shift.room.dispatch("3A12", id);
        QVERIFY(shift.room.run(MarkOnScene{{UnitId("3A12")}, {}}));
        QCOMPARE(shift.run("ps 01 white male", supervisorSeat()), std::string("PerceivedNotThere"));
        QCOMPARE(shift.run("ps 01 white male"), std::string("PerceivedNotThere"));
        const State before = shift.room.state();
        QCOMPARE(shift.run("ps 01 white male by 3A12", supervisorSeat()), std::string("done"));
        // It is kept and moves nothing.
        const Incident& was = before.incidents.at(id);
        QVERIFY(shift.incident().care.perceived->race == PerceivedRace::White);
        QVERIFY(shift.incident().level == was.level && shift.incident().flag == was.flag);
        QVERIFY(shift.incident().priority == was.priority);
        const std::string log = exported(shift.room, LogAudience::Internal);
        QVERIFY(log.find("Perceived race and sex recorded") != std::string::npos);
        QVERIFY(log.find("White") == std::string::npos && log.find("Male") == std::string::npos);
    }

    void aClinicianWhoArrivedMaySayWhatWasPerceived()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        for (const char* line : {"clin 01", "clin 01 accept", "clin 01 arrive"})
            QCOMPARE(shift.run(line), std::string("done"));
        QCOMPARE(shift.run("ps 01 unsure female"), std::string("done"));
        QCOMPARE(shift.incident().care.perceived->seenBy, clinicianSeat().agent.value);
    }

    void aChildReportIsDueWithinTwelveHours()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("mr 01 child due hit marks"), std::string("done"));
        const auto due = shift.incident().care.reports.at(MandatedKind::Child).dueAt;
        QCOMPARE((*due - shift.room.now()).ms, Span::hours(12).ms);
        QVERIFY(careLate(shift.room.state(), shift.room.now()).empty());
        shift.room.pass(Span::hours(6));
        // Said again it does not start anew.
        QCOMPARE(shift.run("mr 01 child due"), std::string("done"));
        QVERIFY(shift.incident().care.reports.at(MandatedKind::Child).dueAt == due);
        shift.room.pass(Span::hours(6));
        QCOMPARE(careLate(shift.room.state(), shift.room.now()).size(), std::size_t(1));
        QCOMPARE(shift.run("mr 01 child made DCF careline"), std::string("ReportReporterMissing"));
        QCOMPARE(shift.run("mr 01 child made by \"PLANTED REPORTER\" DCF careline, 24-118"),
                 std::string("done"));
        QVERIFY(careLate(shift.room.state(), shift.room.now()).empty());
        QCOMPARE(shift.incident().care.reports.at(MandatedKind::Child).reporter,
                 std::string("PLANTED REPORTER"));
        QCOMPARE(shift.run("mr 01 elder notneeded"), std::string("ReasonMissing"));
        QCOMPARE(shift.run("mr 01 elder notneeded she is 41"), std::string("done"));
        QVERIFY(!shift.incident().care.reports.at(MandatedKind::Elder).dueAt);
    }

    void aSecondReportTakesNothingFromTheFirst()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("mr 01 child due the older boy"), std::string("done"));
        // Three hours before the law's twelve are over the supervisor is reminded.
        shift.room.pass(Span::hours(9));
        const auto soon = careLate(shift.room.state(), shift.room.now());
        QCOMPARE(soon.size(), std::size_t(1));
        QVERIFY(soon.front().what == CareLateness::ReportSoon);
        QCOMPARE(shift.run("mr 01 child made by Osei 24-118", dispatcherSeat()),
                 std::string("done"));
        const auto& reports = shift.incident().care.reports;
        QCOMPARE(reports.at(MandatedKind::Child).text, std::string("the older boy; 24-118"));
        QCOMPARE(shift.run("mr 01 child due"), std::string("ReportIsMade"));
        QCOMPARE(shift.run("mr 01 child notneeded a mistake"), std::string("ReportIsMade"));
        QCOMPARE(shift.run("mr 01 child made by Osei 24-119", dispatcherSeat()),
                 std::string("done"));
        QCOMPARE(reports.at(MandatedKind::Child).text, std::string("24-119"));
        QCOMPARE(shift.incident().care.earlierReports.size(), std::size_t(1));
        QCOMPARE(shift.incident().care.earlierReports.front().text,
                 std::string("the older boy; 24-118"));
        QVERIFY(folded(shift.room.log()) == shift.room.state());
    }

    // The law's twelve hours are those of each child.
    void eachChildHasAClockOfItsOwn()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        const auto dueAt = [&](std::int64_t number) -> std::optional<Instant> {
            for (const MandatedReport* one : reportsOf(shift.incident().care)) {
                if (one->number == number && one->standing == MandatedStanding::Due)
                    return one->dueAt;
            }
            return std::nullopt;
        };
        QCOMPARE(shift.run("mr 01 child due the older boy"), std::string("done"));
        const Instant first = shift.room.now() + Span::hours(12);
        shift.room.pass(Span::hours(2));
        // The same words, or none, are the same child; other words are another.
        QCOMPARE(shift.run("mr 01 child due the older boy"), std::string("done"));
        QCOMPARE(shift.run("mr 01 child due"), std::string("done"));
        QVERIFY(!dueAt(2));
        QCOMPARE(shift.run("mr 01 child due the younger girl"), std::string("done"));
        QVERIFY(dueAt(1) == first);
        QVERIFY(dueAt(2) == shift.room.now() + Span::hours(12));
        // Which one was made has to be said, and ends no other clock.
        QCOMPARE(shift.run("mr 01 child made by Osei 24-118"), std::string("ReportWhich"));
        QCOMPARE(shift.run("mr 01 child notneeded one report for both"),
                 std::string("ReportWhich"));
        QCOMPARE(shift.run("mr 01 child 3 made by Osei 24-118"), std::string("ReportWhich"));
        QCOMPARE(shift.run("mr 01 elder 1 made by Osei 24-118"), std::string("ReportWhich"));
        QCOMPARE(shift.run("mr 01 child 1 made by Osei 24-118"), std::string("done"));
        QVERIFY(!dueAt(1));
        QVERIFY(dueAt(2).has_value());
        QVERIFY(isCareOwed(shift.room.state(), shift.incident()));
        QCOMPARE(shift.run("mr 01 child 1 made by Osei 24-120"), std::string("ReportIsMade"));
        shift.room.pass(Span::hours(12));
        QCOMPARE(careLate(shift.room.state(), shift.room.now()).size(), std::size_t(1));
        // The one that is left needs no number.
        QCOMPARE(shift.run("mr 01 child made by Osei 24-119"), std::string("done"));
        QVERIFY(careLate(shift.room.state(), shift.room.now()).empty());
        QVERIFY(!isCareOwed(shift.room.state(), shift.incident()));
        // A third one after both were made begins a clock as well.
        QCOMPARE(shift.run("mr 01 child due a cousin who stayed there"), std::string("done"));
        QVERIFY(dueAt(3) == shift.room.now() + Span::hours(12));
        QCOMPARE(reportsOf(shift.incident().care).size(), std::size_t(3));
        QVERIFY(folded(shift.room.log()) == shift.room.state());
    }

    // "Elder 2" of the only report of an elder sends people to look for the first.
    void eachKindOfReportIsCountedByItself()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("mr 01 child due the boy"), std::string("done"));
        QCOMPARE(shift.run("mr 01 elder due his grandmother"), std::string("done"));
        QCOMPARE(shift.incident().care.reports.at(MandatedKind::Elder).number, std::int64_t(1));
        QCOMPARE(shift.run("mr 01 child due the girl"), std::string("done"));
        QCOMPARE(shift.incident().care.reports.at(MandatedKind::Child).number, std::int64_t(2));
        QCOMPARE(shift.run("mr 01 elder 1 made by Osei 24-118"), std::string("done"));
        QCOMPARE(shift.incident().care.reports.at(MandatedKind::Elder).standing,
                 MandatedStanding::Made);
        QCOMPARE(dueReportsOf(shift.incident().care, MandatedKind::Child).size(), std::size_t(2));
        QVERIFY(folded(shift.room.log()) == shift.room.state());
    }

    // The first one was said without a word, in a hurry: words may be of that child or of another,
    // and a child without a clock is the worse mistake.
    void wordsBesideAReportThatHasNoneBeginAClock()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        const auto reportOf = [&](std::int64_t number) -> const MandatedReport* {
            for (const MandatedReport* one : reportsOf(shift.incident().care)) {
                if (one->number == number)
                    return one;
            }
            return nullptr;
        };
        QCOMPARE(shift.run("mr 01 child due"), std::string("done"));
        const Instant first = shift.room.now() + Span::hours(12);
        shift.room.pass(Span::hours(1));
        QCOMPARE(shift.run("mr 01 child due"), std::string("done")); // no words: the same
        QVERIFY(!reportOf(2));
        QCOMPARE(shift.run("mr 01 child due her younger sister"), std::string("done"));
        QVERIFY(reportOf(1)->text.empty() && reportOf(1)->dueAt == first);
        QVERIFY(reportOf(2) && reportOf(2)->dueAt == shift.room.now() + Span::hours(12));
        // By its number the first one gets words, and keeps its clock.
        QCOMPARE(shift.run("mr 01 child 1 due the boy"), std::string("done"));
        QCOMPARE(reportOf(1)->text, std::string("the boy"));
        QVERIFY(reportOf(1)->dueAt == first);
        QVERIFY(!reportOf(3));
        // One too many is ended by its number.
        QCOMPARE(shift.run("mr 01 child 2 notneeded the same child"), std::string("done"));
        QVERIFY(reportOf(2)->standing == MandatedStanding::NotNeeded);
        QVERIFY(reportOf(1)->standing == MandatedStanding::Due);
        QVERIFY(folded(shift.room.log()) == shift.room.state());
    }

    // A dispatcher may not read a restricted incident: what others wrote of it is not replaced.
    void aPageOfARestrictedIncidentIsNotOverwrittenUnseen()
    {
        CareShift shift;
        const IncidentId id = shift.room.open("WELFARE");
        const auto restrict = [&](Visibility visibility) {
            return shift.room.runAs(supervisorSeat(), RestrictIncident{id, visibility, "staff"})
                .isOk();
        };
        const std::string hidden("IncidentIsRestricted");
        QCOMPARE(shift.run("hp 01 tried a soft voice"), std::string("done"));
        QCOMPARE(shift.run("req 01 hospital St. Mary", supervisorSeat()), std::string("done"));
        QCOMPARE(shift.run("req 01 witness a neighbor", dispatcherSeat()), std::string("done"));
        QVERIFY(restrict(Visibility::Restricted));
        QCOMPARE(shift.run("req 01 hospital St. Paul", dispatcherSeat()), hidden);
        QCOMPARE(shift.run("hp 01 tried nothing", dispatcherSeat()), hidden);
        QCOMPARE(shift.sheet(CareSheet::OfficerRequest).at(CareField::Hospital).text,
                 std::string("St. Mary"));
        QCOMPARE(shift.sheet(CareSheet::Handoff).at(CareField::Tried).text,
                 std::string("a soft voice"));
        // One's own words, and where nothing stands, go through; so do those of who reads it.
        QCOMPARE(shift.run("req 01 witness two neighbors", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("req 01 person Sam Lake", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("req 01 person Samuel Lake", supervisorSeat()), std::string("done"));
        QCOMPARE(shift.run("req 01 person Sam Lake", dispatcherSeat()), hidden);
        QVERIFY(restrict(Visibility::Normal));
        QCOMPARE(shift.run("req 01 hospital St. Paul", dispatcherSeat()), std::string("done"));
    }

    // A fact from before reports had numbers means the one that was due then.
    void aReportWithoutANumberIsReadAsItWasMeant()
    {
        CareShift shift;
        const IncidentId id = shift.room.open("WELFARE");
        State state = shift.room.state();
        const auto fold = [&](MandatedStanding standing, const char* text) {
            MandatedReport report;
            report.standing = standing;
            report.text = text;
            Envelope envelope;
            envelope.sequence = state.incidents.at(id).lastSequence + 1;
            evolve(state, Recorded{envelope, Event(MandatedReportRecorded{id, report})});
        };
        fold(MandatedStanding::Due, "one");
        fold(MandatedStanding::Made, "one; 24-118");
        fold(MandatedStanding::Made, "24-119");
        const auto reports = reportsOf(state.incidents.at(id).care);
        QCOMPARE(reports.size(), std::size_t(2));
        QCOMPARE(reports.front()->number, std::int64_t(1));
        QCOMPARE(reports.front()->text, std::string("one; 24-118"));
        QCOMPARE(reports.back()->number, std::int64_t(2));
    }

    // crisis.md 6.19.
    void noExportNamesWhoMadeAReport()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        Seat reporter = clinicianSeat();
        reporter.agent = AgentId("planted-agent");
        QCOMPARE(shift.run("mr 01 child made by \"PLANTED REPORTER\" DCF careline", reporter),
                 std::string("done"));
        for (const auto audience :
             {LogAudience::Internal, LogAudience::Foi, LogAudience::Press, LogAudience::Court}) {
            const std::string log = exported(shift.room, audience);
            QVERIFY(log.find("PLANTED") == std::string::npos);
            QVERIFY(log.find("planted-agent") == std::string::npos);
        }
    }

    void aReferralIsSentWithConsentAlone()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("ref 01 offered to \"River House\""), std::string("done"));
        QCOMPARE(shift.run("ref 01 sent to \"River House\""), std::string("ReferralNeedsConsent"));
        QCOMPARE(shift.run("con 01 written to \"River House\" days 0 name"),
                 std::string("ConsentDaysBad"));
        QCOMPARE(shift.run("con 01 written days 30 name"), std::string("ConsentIncomplete"));
        QCOMPARE(shift.run("con 01 written to \"River House\" days 30 name, plan of today"),
                 std::string("done"));
        QCOMPARE(shift.run("con 01 written to \"River House\"", dispatcherSeat()),
                 std::string("SlotMissing"));
        QCOMPARE(shift.run("ref 01 sent to \"river house\""), std::string("done"));
        QCOMPARE(shift.run("ref 01 accepted to \"River House\" Friday at nine"),
                 std::string("done"));
        QCOMPARE(shift.incident().care.referrals.front().status == ReferralStatus::Accepted, true);
        QCOMPARE(shift.run("ref 01 sent to \"River house\""), std::string("ReferralIsAccepted"));
        // Taken back without a reason, and once.
        QCOMPARE(shift.run("conx 01 1"), std::string("done"));
        LogWordsContext words;
        words.codes = &shift.room.knowledge().codes;
        words.numberOf = [](IncidentId id) { return std::to_string(id.value); };
        const auto told = [&](const Seat& seat) {
            return actWords(shift.room.state(), {shift.room.log().back()}, seat.roles, words,
                            shift.room.now());
        };
        QVERIFY(told(clinicianSeat())
                    .find("the referral to River House was sent already and is accepted") !=
                std::string::npos);
        QVERIFY(told(dispatcherSeat()).find("was sent already") == std::string::npos);
        QCOMPARE(shift.run("conx 01 1"), std::string("ConsentIsOver"));
        QCOMPARE(shift.run("conx 01 7"), std::string("ConsentUnknown"));
        QCOMPARE(shift.run("ref 01 sent to \"River House\" again"),
                 std::string("ReferralNeedsConsent"));
    }

    void aConsentRunsOut()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("con 01 verbal to Clinic days 2 name"), std::string("done"));
        shift.room.pass(Span::hours(48));
        QCOMPARE(shift.run("ref 01 sent to Clinic"), std::string("ReferralNeedsConsent"));
    }

    void custodyIsNoArrestAndTakesNoArrestDisposition()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("req 01 person Sam Lake"), std::string("CareByPolice"));
        QCOMPARE(shift.run("req 01 person Sam Lake", dispatcherSeat()), std::string("done"));
        QCOMPARE(shift.run("oc 01 result arrest", dispatcherSeat()),
                 std::string("CustodyIsNotArrest"));
        QCOMPARE(shift.run("x 01 ARR a reason does not help", dispatcherSeat()),
                 std::string("CustodyIsNotArrest"));
        QCOMPARE(shift.run("oc 01 result examination", dispatcherSeat()), std::string("done"));
        CareShift other;
        other.room.open("WELFARE");
        QCOMPARE(other.run("oc 01 result arrest", dispatcherSeat()), std::string("done"));
        QCOMPARE(other.run("req 01 person Sam Lake", dispatcherSeat()),
                 std::string("CustodyIsNotArrest"));
    }

    // CGS 17a-683: whoever was brought into care for drink was not arrested.
    void protectiveCustodyTakesNoArrestDispositionEither()
    {
        CareShift shift;
        const IncidentId id = shift.room.open("INTOX");
        QVERIFY(shift.room.run(StartChecklist{id, ProtocolId("incapacitated-alcohol")}));
        const ChecklistId run = shift.incident().checklists.back().id;
        const auto answered = [&](const char* answer) {
            ChecklistStepDone step;
            step.incident = id;
            step.checklist = run;
            step.outcome.step = "way";
            step.outcome.kind = StepOutcomeKind::Answered;
            step.outcome.answer = answer;
            shift.room.record(Event(step));
        };
        QVERIFY(mayBeArrest(shift.incident()));
        answered("Protective custody");
        QVERIFY(isProtectiveCustody(shift.incident()));
        QCOMPARE(shift.run("oc 01 result arrest", dispatcherSeat()),
                 std::string("ProtectiveIsNotArrest"));
        QCOMPARE(shift.run("x 01 ARR a reason does not help", dispatcherSeat()),
                 std::string("ProtectiveIsNotArrest"));
        QCOMPARE(shift.run("x 01 ARR,05 a reason does not help", supervisorSeat()),
                 std::string("ProtectiveIsNotArrest"));
        // Who may not read it is not told which custody it is.
        QVERIFY(shift.room.runAs(supervisorSeat(),
                                 RestrictIncident{id, Visibility::Restricted, "staff"}));
        for (const char* line : {"oc 01 result arrest", "x 01 ARR a reason does not help"}) {
            QCOMPARE(shift.run(line, dispatcherSeat()), std::string("IncidentIsRestricted"));
            QCOMPARE(shift.run(line, supervisorSeat()), std::string("ProtectiveIsNotArrest"));
        }
        QVERIFY(
            shift.room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Normal, "over"}));
        // A slip that was set right holds nobody up.
        answered("None needed");
        QVERIFY(!isProtectiveCustody(shift.incident()));
        QCOMPARE(shift.run("oc 01 result arrest", dispatcherSeat()), std::string("done"));
    }

    // The words that the rule looks for are those of the page that is shipped.
    void theShippedPageHasTheAnswerThatTheRuleReads()
    {
        const Knowledge knowledge = shippedKnowledge();
        const auto found = knowledge.protocols.find(ProtocolId("incapacitated-alcohol"));
        QVERIFY(found != knowledge.protocols.end());
        const ProtocolStep* way = findStep(found->second.protocol, "way");
        QVERIFY(way);
        QVERIFY(findAnswer(*way, "Protective custody"));
    }

    void theCertificateIsAClinicians()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QCOMPARE(shift.run("cert 01 license LCSW 1234", supervisorSeat()),
                 std::string("CareByClinician"));
        QCOMPARE(shift.run("cert 01 license LCSW 1234"), std::string("done"));
        QCOMPARE(shift.run("cert 01 team Harbor Mobile Crisis"), std::string("done"));
        const auto missing = missingOf(CareSheet::Certificate, shift.sheet(CareSheet::Certificate));
        QVERIFY(std::find(missing.begin(), missing.end(), "License") == missing.end());
        QVERIFY(std::find(missing.begin(), missing.end(), "Certifier") != missing.end());
    }

    void underEighteenTheSupervisorIsAsked()
    {
        CareShift shift;
        const auto id = shift.room.open("WELFARE");
        QCOMPARE(shift.run("cert 01 born 2020-01-02"), std::string("CareUnderAge"));
        QVERIFY(shift.room.run(AnswerFact{id, Fact::AgeGroup, answered("youth")}));
        QCOMPARE(shift.run("cert 01 person Sam Lake"), std::string("CareUnderAge"));
        QCOMPARE(shift.run("req 01 person Sam Lake", dispatcherSeat()),
                 std::string("CareUnderAge"));
        QCOMPARE(shift.run("req 01 person Sam Lake", supervisorSeat()), std::string("done"));
    }

    // crisis.md 6.16.
    void theHospitalsClocksRunFromTheArrival()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        QVERIFY(!hospitalClocks({}));
        shift.room.pass(Span::hours(1));
        QCOMPARE(shift.run("cert 01 arrived -20"), std::string("done"));
        const auto clocks = hospitalClocks(shift.sheet(CareSheet::Certificate));
        const Instant arrived = shift.room.now() - Span::minutes(20);
        QVERIFY(clocks->examBy == arrived + Span::hours(24));
        QVERIFY(clocks->holdUntil == arrived + Span::hours(72));
        // The time that is written is the time it was, and not the time it was written.
        const Instant written{(shift.room.now() - Span::minutes(10)).ms / 60'000 * 60'000};
        const auto minutes = written.ms / 60'000 % 1440;
        const std::string line =
            fmt::format("cert 01 arrived bay 3, {:02}:{:02}", minutes / 60, minutes % 60);
        QCOMPARE(shift.run(line), std::string("done"));
        QVERIFY(hospitalClocks(shift.sheet(CareSheet::Certificate))->examBy ==
                written + Span::hours(24));
    }

    void careIsWithheldFromEverybodyOutside()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        for (const char* line :
             {"oc 01 seen PLANTED", "hp 01 medicines PLANTED", "cert 01 person PLANTED",
              "fu 01 24 PLANTED", "con 01 verbal to PLANTED name", "ref 01 offered to PLANTED"})
            QCOMPARE(shift.run(line), std::string("done"));
        QCOMPARE(shift.run("req 01 person PLANTED-POLICE", dispatcherSeat()), std::string("done"));
        QVERIFY(exported(shift.room, LogAudience::Internal).find("PLANTED") != std::string::npos);
        for (const auto audience : {LogAudience::Foi, LogAudience::Press})
            QVERIFY(exported(shift.room, audience).find("PLANTED") == std::string::npos);
        const std::string court = exported(shift.room, LogAudience::Court);
        QVERIFY(court.find("PLANTED-POLICE") != std::string::npos);
        QVERIFY(court.find("PLANTED\n") == std::string::npos);
        QVERIFY(court.find("PLANTED ") == std::string::npos);
    }
};

HAVEN_TESTS(TestCareRecord)
#include "tst_care_record.moc"
