#include "app/session/incident_numbers.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;

// An incident that left memory is found by its number before another one by its last digits.
class tst_IncidentNumbers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeNumberGoesBeforeLastDigits()
    {
        State state;
        for (const auto& [id, number] : std::map<int, std::string>{
                 {1, "25-004482"}, {2, "26-004482"}, {3, "26-014482"}, {4, "26-019999"}}) {
            Incident incident;
            incident.id = IncidentId(id);
            incident.number = number;
            state.incidents.emplace(incident.id, incident);
        }
        IncidentNumbers numbers;
        numbers.add(state);
        QCOMPARE(numbers.find("4482"), std::optional(IncidentId(2)));
        QCOMPARE(numbers.find("14482"), std::optional(IncidentId(3)));
        QCOMPARE(numbers.find("25-004482"), std::optional(IncidentId(1)));
        QCOMPARE(numbers.find("9999"), std::optional(IncidentId(4)));
        QVERIFY(!numbers.find("82"));
    }
};

HAVEN_TESTS(tst_IncidentNumbers)
#include "tst_incident_numbers.moc"
