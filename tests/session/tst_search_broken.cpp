#include "models/dispatch/query.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <QSignalSpy>
#include <QtTest>
#include <sqlite3.h>

// Past incidents cannot be searched for: whoever typed hears it, and does not wait for ever.
using namespace haven;
using namespace haven::test;

namespace {

// Precondition: nobody holds the station.
void dropTheIndex(const std::string& path)
{
    sqlite3* raw = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &raw), SQLITE_OK);
    QCOMPARE(sqlite3_exec(raw, "DROP TABLE archive_words", nullptr, nullptr, nullptr), SQLITE_OK);
    QCOMPARE(sqlite3_close(raw), SQLITE_OK);
}

} // namespace

class tst_SearchBroken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConsoleIsToldThatNothingCanBeSearched()
    {
        SessionRoom room;
        room.open();
        room.close();
        dropTheIndex(room.path());
        room.open();
        auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        QSignalSpy found(desk.get(), &Desk::found);
        SearchQuery query;
        query.words = "knife";
        desk->ask(query, QStringLiteral("incidentSearch"), 1);
        std::optional<Refusal> fault;
        const auto isHeard = [&] {
            for (const auto& one : found) {
                const auto answer = one.at(2).value<QueryAnswer>();
                const auto* page = std::get_if<IncidentPage>(&answer);
                if (one.at(0).toString() == QStringLiteral("incidentSearch") && page)
                    fault = page->fault;
            }
            return fault.has_value();
        };
        QTRY_VERIFY(isHeard());
    }
};

HAVEN_TESTS(tst_SearchBroken)
#include "tst_search_broken.moc"
