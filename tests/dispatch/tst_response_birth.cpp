#include "models/dispatch/crisis_response.h"
#include "tests/dispatch/response_kit.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <algorithm>
#include <QtTest>

// The birth that is on record answers the age: a youth is not left out until somebody types it.
using namespace haven;
using namespace haven::test;

namespace {

Response responseThere(const DispatchRoom& room, IncidentId id)
{
    const LocalNow noon{WeekTime{0, 12 * 60}, LocalDay{2026, 11, 23}};
    return responseOf(room.incident(id), room.state(), room.knowledge(), noon).value_or(Response{});
}

IncidentId quietCallOf(DispatchRoom& room, const char* born)
{
    const IncidentId id = routineCall(room);
    done(room, AnswerFact{id, Fact::Psychosis, answered("calm")});
    Person person;
    person.role = PersonRole::Patient;
    person.name = "Ana Ruiz";
    person.born = born;
    done(room, RecordPerson{id, person});
    return id;
}

bool asks(const Response& response, const char* words)
{
    return std::any_of(response.ask.begin(), response.ask.end(), [words](const std::string& one) {
        return one.find(words) != std::string::npos;
    });
}

} // namespace

class TestResponseBirth final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBirthOnRecordAnswersTheAge_data()
    {
        QTest::addColumn<QString>("born");
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* born, const char* group, const char* told) {
            QTest::newRow(born) << QString::fromUtf8(born) << QString::fromUtf8(group)
                                << QString::fromUtf8(told);
        };
        row("2011-04-02", "youth", "A youth by the birth on record");
        row("2008-11-23", "adult", "An adult by the birth on record"); // eighteen today
        row("2008-11-24", "youth", "A youth by the birth on record");
        row("2016-01-05", "child", "A child by the birth on record");
        row("1950-01-05", "elder", "65 or over by the birth on record");
        row("about 15", "youth", "A youth by the birth on record");
    }

    void theBirthOnRecordAnswersTheAge()
    {
        QFETCH(QString, born);
        QFETCH(QString, group);
        QFETCH(QString, told);
        DispatchRoom room;
        const IncidentId id = quietCallOf(room, born.toUtf8().constData());
        const Response byBirth = responseThere(room, id);
        QVERIFY(!asks(byBirth, "Ask the age"));
        QVERIFY(asks(byBirth, told.toUtf8().constData()));
        // Who goes is as if it had been answered, and once it is, nothing is told of the birth.
        done(room, AnswerFact{id, Fact::AgeGroup, answered(group.toStdString())});
        const Response byAnswer = responseThere(room, id);
        QVERIFY(byBirth.goes == byAnswer.goes);
        QVERIFY(byBirth.leftOut == byAnswer.leftOut);
        QVERIFY(!asks(byAnswer, "by the birth on record"));
    }

    void whatSomebodyAnsweredStandsOverTheBirth()
    {
        DispatchRoom room;
        const IncidentId id = quietCallOf(room, "2011-04-02");
        done(room, AnswerFact{id, Fact::AgeGroup, answered("adult")});
        QCOMPARE(responseThere(room, id).age, std::optional<int>(40));
        // That it could not be told is no answer.
        done(room, AnswerFact{id, Fact::AgeGroup, askedNotKnown()});
        QVERIFY(asks(responseThere(room, id), "A youth by the birth on record"));
    }

    void withoutABirthItIsAsked()
    {
        DispatchRoom room;
        const IncidentId id = quietCallOf(room, "");
        QVERIFY(asks(responseThere(room, id), "Ask the age"));
    }
};

HAVEN_TESTS(TestResponseBirth)
#include "tst_response_birth.moc"
