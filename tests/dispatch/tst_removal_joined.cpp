#include "models/dispatch/log_words.h"
#include "models/dispatch/record_care.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <algorithm>

// Whoever has a joined incident removed whole hears which entries still name it: the join itself,
// and the calls that moved, belong to the other one as well.
using namespace haven;
using namespace haven::test;

namespace {

std::vector<std::int64_t> entriesOfKind(const DispatchRoom& room, bool (*isWanted)(const Event&))
{
    std::vector<std::int64_t> out;
    for (const Recorded& one : room.log()) {
        if (one.event && isWanted(*one.event))
            out.push_back(one.envelope.sequence);
    }
    return out;
}

} // namespace

class tst_RemovalJoined final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatStillNamesItIsSaid()
    {
        DispatchRoom room;
        const IncidentId survivor = room.open("NOISE", "1 Main St");
        const IncidentId gone = room.open("NOISE", "2 Main St");
        QVERIFY(room.run(MergeIncidents{gone, survivor, "the same"}));
        QVERIFY(room.runAs(supervisorSeat(),
                           RequestRemoval{{}, {gone}, "RC-075 2026-114", "court order"}));
        const auto fact = room.last<RemovalRequested>();
        const auto joins =
            entriesOfKind(room, [](const Event& event) { return isKind<IncidentsMerged>(event); });
        QCOMPARE(joins.size(), std::size_t(1));
        QVERIFY(std::binary_search(fact.staying.begin(), fact.staying.end(), joins.front()));
        for (const std::int64_t entry : fact.staying)
            QVERIFY(!std::binary_search(fact.facts.begin(), fact.facts.end(), entry));
        // On the list of removals, which a second person approves by.
        const Removal& removal = room.state().recordBook.removals.at(fact.removal);
        QCOMPARE(removal.staying, fact.staying);
        const std::string words = removedWords(removal);
        QVERIFY2(words.find(std::to_string(joins.front())) != std::string::npos &&
                     words.find("together with another incident") != std::string::npos,
                 words.c_str());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void nothingStaysOfOneThatStoodAlone()
    {
        DispatchRoom room;
        const IncidentId alone = room.open("NOISE", "1 Main St");
        QVERIFY(room.run(CloseIncident{alone, DispositionCode("18"), ""}));
        QVERIFY(room.runAs(supervisorSeat(),
                           RequestRemoval{{}, {alone}, "RC-075 2026-114", "court order"}));
        QVERIFY(room.last<RemovalRequested>().staying.empty());
        const auto& removal = room.state().recordBook.removals.begin()->second;
        QCOMPARE(removedWords(removal).find("stay"), std::string::npos);
    }

    void bothTogetherLeaveNothing()
    {
        DispatchRoom room;
        const IncidentId survivor = room.open("NOISE", "1 Main St");
        const IncidentId gone = room.open("NOISE", "2 Main St");
        QVERIFY(room.run(MergeIncidents{gone, survivor, "the same"}));
        QVERIFY(room.run(CloseIncident{survivor, DispositionCode("18"), ""}));
        QVERIFY(room.runAs(supervisorSeat(),
                           RequestRemoval{{}, {survivor, gone}, "RC-075 2026-114", "court order"}));
        QVERIFY(room.last<RemovalRequested>().staying.empty());
    }
};

HAVEN_TESTS(tst_RemovalJoined)
#include "tst_removal_joined.moc"
