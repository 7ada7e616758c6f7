#include "tests/testkit/verb_examples.h"

#include <QString>

namespace haven::test {

void fillForExamples(DispatchRoom& room)
{
    for (const char* unit : {"3A12", "3A15", "2A16", "2A11"})
        room.logOn(unit);
    for (int i = 0; i < 9; ++i)
        room.open("WELFARE", "street " + std::to_string(i));
    RecordCarePlan plan;
    plan.incident = IncidentId(1);
    plan.plan.radioSafe = "speak slowly";
    RecordCaution caution;
    caution.incident = IncidentId(1);
    caution.caution.text = "Large dog";
    caution.caution.source = "neighbor";
    if (!room.runAs(supervisorSeat(), plan) || !room.run(caution))
        qFatal("the room of the examples is refused");
    room.record(AlarmRaised{AlarmKind::StatusCheck, {}, UnitId("3A12"), room.now(), {}});
}

std::string exampleHere(std::string_view example)
{
    QString line = QString::fromUtf8(example.data(), static_cast<qsizetype>(example.size()));
    line.replace(QStringLiteral("4482"), QStringLiteral("02"));
    line.replace(QStringLiteral("4483"), QStringLiteral("03"));
    line.replace(QStringLiteral("4480"), QStringLiteral("04"));
    line.replace(QStringLiteral("4477"), QStringLiteral("05"));
    return line.toStdString();
}

} // namespace haven::test
