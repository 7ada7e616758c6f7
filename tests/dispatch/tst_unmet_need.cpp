#include "models/dispatch/clinician_need.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/unmet_need.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

constexpr Instant kEvening{1'773'518'400'000}; // 2026-03-14 20:00Z
constexpr Span kWinter = Span{-5 * 3'600'000}; // Connecticut, minus UTC

bool addsUp(const NeedCount& counts)
{
    return counts.eligible == counts.sent + counts.notSentAll();
}

Recorded judged(std::int64_t incident, ClinicianOutcome outcome, std::string code, Instant since)
{
    ClinicianNeedJudged fact;
    fact.incident = IncidentId(incident);
    fact.outcome = outcome;
    fact.code = std::move(code);
    fact.level = static_cast<int>(2 + incident % 3);
    fact.since = since;
    Recorded recorded;
    recorded.event = fact;
    return recorded;
}

UnmetNeed reportOf(const UnmetNeedFold& fold)
{
    return fold.report([](Instant at) { return weekTimeAt(at, kWinter); });
}

} // namespace

class TestUnmetNeed final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // crisis.md 6.15.
    void everyGroupAddsUpWhateverHappened()
    {
        UnmetNeedFold fold;
        const char* codes[] = {"busy", "off_hours", "unsafe", "other"};
        for (std::int64_t i = 1; i <= 500; ++i) {
            const bool isSent = i % 7 == 0;
            fold.add(judged(i, isSent ? ClinicianOutcome::Sent : ClinicianOutcome::NotSent,
                            isSent ? "" : codes[i % 4], Instant{1'773'518'400'000 + i * 977'777}));
        }
        const UnmetNeed report = reportOf(fold);
        QCOMPARE(report.all.eligible, std::int64_t(500));
        QVERIFY(addsUp(report.all));
        std::int64_t hours = 0;
        for (const auto& hour : report.hours) {
            QVERIFY(addsUp(hour));
            hours += hour.eligible;
        }
        QCOMPARE(hours, report.all.eligible);
        std::int64_t days = 0;
        for (const auto& day : report.days) {
            QVERIFY(addsUp(day));
            days += day.eligible;
        }
        QCOMPARE(days, report.all.eligible);
    }

    void anIncidentClosedAgainCountsAsItClosedLast()
    {
        UnmetNeedFold fold;
        fold.add(judged(1, ClinicianOutcome::NotSent, "busy", kEvening));
        fold.add(judged(1, ClinicianOutcome::Sent, "", kEvening));
        const UnmetNeed report = reportOf(fold);
        QCOMPARE(report.all.eligible, std::int64_t(1));
        QCOMPARE(report.all.sent, std::int64_t(1));
        QVERIFY(report.all.notSent.empty());
    }

    void whatIsOpenAgainIsNotCounted()
    {
        UnmetNeedFold fold;
        fold.add(judged(1, ClinicianOutcome::Sent, "", kEvening));
        Recorded again;
        IncidentReopened reopened;
        reopened.incident = IncidentId(1);
        again.event = reopened;
        fold.add(again);
        QCOMPARE(reportOf(fold).all, NeedCount{});
        // A reader of the log asks for all that it takes.
        const auto types = UnmetNeedFold::factTypes();
        QCOMPARE(types, (std::vector<std::string>{"ClinicianNeedJudged", "IncidentReopened"}));
    }

    void theHourIsTheAgencysAndNotZulu()
    {
        UnmetNeedFold fold;
        // Sunday 2026-03-15 02:30Z is Saturday 21:30 in winter time.
        fold.add(judged(1, ClinicianOutcome::Sent, "", Instant{1'773'541'800'000}));
        const UnmetNeed report = reportOf(fold);
        QCOMPARE(report.hours[21].sent, std::int64_t(1));
        QCOMPARE(report.days[5].sent, std::int64_t(1));
    }

    // crisis.md 6.15: at any level, or the reason that somebody gave would be in no report.
    void whoeverSaysWhyNoneGoesIsCounted()
    {
        DispatchRoom room;
        const IncidentId routine = room.open("WELFARE");
        for (const Fact fact : {Fact::Weapon, Fact::Violence, Fact::Injury})
            QVERIFY(room.run(AnswerFact{routine, fact, answered("none")}));
        QVERIFY(room.run(DecideFlag{routine, FlagDecision::Confirmed, {}}));
        QCOMPARE(room.incident(routine).level.level, 1);
        // At this level the agency's table has the crisis line, and no clinician.
        QVERIFY(!clinicianNeed(room.incident(routine), room.knowledge().codes).isEligible());
        const IncidentId plain = room.open("NOISE");
        UnmetNeedFold fold;
        for (const IncidentId id : {routine, plain}) {
            QVERIFY(room.run(WithholdClinician{id, "busy", "both in Hamden"}));
            QVERIFY(clinicianNeed(room.incident(id), room.knowledge().codes).isEligible());
            QVERIFY(room.runAs(supervisorSeat(), CloseIncident{id, DispositionCode("15"),
                                                               reasonForEach(room, id, "over")}));
            QCOMPARE(room.last<ClinicianNeedJudged>().incident, id);
        }
        for (const auto& recorded : room.log())
            fold.add(recorded);
        const UnmetNeed report = reportOf(fold);
        QCOMPARE(report.all.eligible, std::int64_t{2});
        QCOMPARE(report.all.notSent.at("busy"), std::int64_t{2});
        QVERIFY(addsUp(report.all));
    }

    void theTableHasARowForEveryHourAndAColumnForEveryReason()
    {
        UnmetNeedFold fold;
        fold.add(judged(1, ClinicianOutcome::NotSent, "busy", kEvening));
        fold.add(judged(2, ClinicianOutcome::NotSent, "unsafe", kEvening));
        const QString csv = QString::fromStdString(unmetNeedCsv(reportOf(fold)));
        const QStringList rows = csv.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(rows.front(), QStringLiteral("group,value,eligible,sent,not_sent,busy,unsafe"));
        QCOMPARE(rows.at(1), QStringLiteral("all,,2,0,2,1,1"));
        QCOMPARE(rows.size(), 1 + 1 + 2 + 7 + 24);
    }
};

HAVEN_TESTS(TestUnmetNeed)
#include "tst_unmet_need.moc"
