#include "ui/shiftlog/log_wording.h"

#include "models/items/qt_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace haven::ui {

namespace {

struct LogWordingTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::LogWording)
};

} // namespace

QString markWord(LogMark mark)
{
    switch (mark) {
    case LogMark::Late:
        return LogWordingTr::tr("late", "mark of a line of the log");
    case LogMark::Overridden:
        return LogWordingTr::tr("overridden", "mark of a line: a rule said no, a person went on");
    case LogMark::Corrected:
        return LogWordingTr::tr("corrected", "mark of a line of the log");
    case LogMark::Lowered:
        return LogWordingTr::tr("lowered", "mark of a line: a level or priority went down");
    case LogMark::Refused:
        return LogWordingTr::tr("refused", "mark of a line of the log");
    case LogMark::Removed:
        return LogWordingTr::tr("removed", "mark of a line: its text was lawfully removed");
    case LogMark::Reconstructed:
        return LogWordingTr::tr("reconstructed", "mark of a line: entered later, from paper");
    }
    return {};
}

QString enteredWords(const QString& time)
{
    return LogWordingTr::tr("entered %1", "when a line that happened earlier was typed").arg(time);
}

QString logTime(const WallClock& clock, Instant at, Instant now)
{
    constexpr int kDateLength = 10; // "2026-11-21"
    constexpr int kYearLength = 5;  // "2026-"
    const QString dated = clock.dated(at);
    if (dated.left(kDateLength) == clock.dated(now).left(kDateLength))
        return clock.time(at);
    return dated.mid(kYearLength);
}

QString whoWords(const LogLine& line)
{
    const QString who = fromStd(line.who);
    QString position = fromStd(line.envelope.position.value);
    if (position.isEmpty() || position == who)
        return who;
    const QString prefix = QStringLiteral("Position ");
    if (position.startsWith(prefix))
        position = LogWordingTr::tr("Pos %1", "%1 is the number of a desk")
                       .arg(position.mid(prefix.size()));
    return LogWordingTr::tr("%1, %2", "%1 is a person, %2 a desk").arg(who, position);
}

QString groupedNumber(std::int64_t number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates)
        .toString(static_cast<qlonglong>(number));
}

QString classWord(FieldClass fieldClass)
{
    switch (fieldClass) {
    case FieldClass::Open:
        return LogWordingTr::tr("open to anybody");
    case FieldClass::Police:
        return LogWordingTr::tr("police staff");
    case FieldClass::CriminalJustice:
        return LogWordingTr::tr("criminal justice record");
    case FieldClass::Victim:
        return LogWordingTr::tr("protects a victim");
    case FieldClass::Juvenile:
        return LogWordingTr::tr("protects a minor");
    case FieldClass::Care:
        return LogWordingTr::tr("health of a person in crisis");
    case FieldClass::ClinicianOnly:
        return LogWordingTr::tr("sealed for clinicians");
    }
    return {};
}

} // namespace haven::ui
