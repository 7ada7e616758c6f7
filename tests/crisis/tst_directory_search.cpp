#include "models/crisis/directory_form.h"
#include "models/crisis/directory_search.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;

namespace {

const std::vector<std::string> kSearchTowns = {"Avon", "Hartford"};

DirectoryEntry formed(DirectoryFields fields)
{
    const DirectoryRead read = directoryEntryFrom(fields, kSearchTowns);
    if (read.entries.empty())
        qFatal("%s", read.faults.front().what.c_str());
    return read.entries.front();
}

// A line of the state, a team reached through it, and a shelter that is closed on Monday noon.
std::vector<DirectoryEntry> fewEntries()
{
    return {formed({{"id", "line"},
                    {"kind", "crisis-line"},
                    {"name", "Night line"},
                    {"phones", "860-555-0100; 211 press 1, then 1"},
                    {"hours", "always"},
                    {"ages", "all"},
                    {"towns", "all"},
                    {"source", "own"},
                    {"asOf", "2026"}}),
            formed({{"id", "team"},
                    {"kind", "mobile-team"},
                    {"name", "Youth team"},
                    {"via", "line"},
                    {"hours", "always"},
                    {"ages", "0-17"},
                    {"towns", "Hartford"},
                    {"capabilities", "mobile-crisis; spanish"},
                    {"source", "own"},
                    {"asOf", "2026"}}),
            formed({{"id", "house"},
                    {"kind", "shelter"},
                    {"name", "Quarry House"},
                    {"hours", "Mon-Sun 20:00-07:00"},
                    {"ages", "18+"},
                    {"towns", "Avon; Hartford"},
                    {"source", "own"},
                    {"asOf", "2026"}})};
}

QStringList foundIds(const std::vector<DirectoryEntry>& entries, const DirectorySearch& search)
{
    QStringList ids;
    for (const auto& match : searchDirectory(entries, search))
        ids << QString::fromStdString(match.entry->id);
    return ids;
}

} // namespace

class TestDirectorySearch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachWordStandsSomewhereInTheEntry()
    {
        const auto entries = fewEntries();
        DirectorySearch search;
        search.query.at = {0, 12 * 60};
        QCOMPARE(foundIds(entries, search).size(), 3);
        search.words = "SPANISH hart";
        QCOMPARE(foundIds(entries, search), QStringList{QStringLiteral("team")});
        search.words = "555-0100";
        QCOMPARE(foundIds(entries, search), QStringList{QStringLiteral("line")});
        search.words = "shelter";
        QCOMPARE(foundIds(entries, search), QStringList{QStringLiteral("house")});
        search.words = "spanish shelter";
        QVERIFY(foundIds(entries, search).isEmpty());
    }

    void whoDoesNotServeOrTakeIsLeftOutAndWhoIsClosedStandsBehind()
    {
        const auto entries = fewEntries();
        DirectorySearch search;
        search.query.at = {0, 12 * 60};
        search.query.town = "Avon";
        QCOMPARE(foundIds(entries, search),
                 (QStringList{QStringLiteral("line"), QStringLiteral("house")}));
        search.open = DirectorySearch::Open::Now;
        QCOMPARE(foundIds(entries, search), QStringList{QStringLiteral("line")});
        search.query.at = {0, 22 * 60};
        QCOMPARE(foundIds(entries, search).size(), 2);
        search.query.age = 16;
        QCOMPARE(foundIds(entries, search), QStringList{QStringLiteral("line")});
        search.query.town = "Hartford";
        QCOMPARE(foundIds(entries, search).size(), 2);
    }

    void whoHasNoNumberIsReachedThroughAnother()
    {
        const auto entries = fewEntries();
        const DirectoryReach line = reachOf(entries, entries[0]);
        QCOMPARE(line.numbers.size(), std::size_t(2));
        QVERIFY(line.through.empty());
        QCOMPARE(line.numbers[1], std::string("211, press 1, then 1"));
        const DirectoryReach team = reachOf(entries, entries[1]);
        QCOMPARE(team.through, std::string("Night line"));
        QCOMPARE(team.numbers[0], std::string("860-555-0100"));
        QVERIFY(reachOf(entries, entries[2]).numbers.empty());
    }

    void anEntryAsFieldsAndBackIsTheSame()
    {
        for (const auto& entry : fewEntries())
            QVERIFY(formed(directoryFieldsOf(entry)) == entry);
    }

    // Notes are sentences; the sign that parts other lists is no end of one.
    void aNoteMayHoldASemicolon()
    {
        const DirectoryRead read =
            directoryEntryFrom({{"id", "x"},
                                {"kind", "shelter"},
                                {"name", "X"},
                                {"phones", "860-555-0177"},
                                {"source", "own"},
                                {"asOf", "2026"},
                                {"notes", "Ring twice; then wait.\nThe side door."}},
                               kSearchTowns);
        QVERIFY2(!read.entries.empty(), read.faults.empty() ? "" : read.faults[0].what.c_str());
        const std::vector<std::string> notes{"Ring twice; then wait.", "The side door."};
        QVERIFY(read.entries.front().notes == notes);
        QVERIFY(formed(directoryFieldsOf(read.entries.front())).notes == notes);
    }

    void aFaultOfAFieldIsNamed()
    {
        const DirectoryRead read = directoryEntryFrom({{"id", "x"},
                                                       {"kind", "shelter"},
                                                       {"name", "X"},
                                                       {"hours", "Mon 25:00"},
                                                       {"source", "own"},
                                                       {"asOf", "2026"}},
                                                      kSearchTowns);
        QVERIFY(read.entries.empty());
        QVERIFY2(read.faults.front().what.find("hours") != std::string::npos,
                 read.faults.front().what.c_str());
    }

    void aNewIdIsMadeOfTheNameAndIsNobodyElses()
    {
        const auto entries = fewEntries();
        QCOMPARE(directoryIdFor("St. Mary's House", entries), std::string("st-mary-s-house"));
        QCOMPARE(directoryIdFor("Team", entries), std::string("team-2"));
        QCOMPARE(directoryIdFor("\xc3\x96", entries), std::string("entry"));
        const std::string longest = directoryIdFor(std::string(200, 'a'), entries);
        QVERIFY(longest.size() <= 40);
    }
};

HAVEN_TESTS(TestDirectorySearch)
#include "tst_directory_search.moc"
