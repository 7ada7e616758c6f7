#include "tests/testkit/ui/utc_clock.h"

#include <QDateTime>

namespace haven::test {

namespace {

QDateTime utcOf(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC);
}

std::optional<Instant> instantIn(const QString& text, Instant day)
{
    for (const char* format : {"yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"}) {
        auto whole = QDateTime::fromString(text, QString::fromLatin1(format));
        whole.setTimeSpec(Qt::UTC);
        if (whole.isValid())
            return Instant{whole.toMSecsSinceEpoch()};
    }
    const QTime time = QTime::fromString(text, QStringLiteral("HH:mm"));
    if (!time.isValid())
        return std::nullopt;
    return Instant{QDateTime(utcOf(day).date(), time, Qt::UTC).toMSecsSinceEpoch()};
}

} // namespace

ui::WallClock utcClock()
{
    ui::WallClock clock;
    clock.time = [](Instant at) { return utcOf(at).toString(QStringLiteral("HH:mm:ss")); };
    clock.dated = [](Instant at) {
        return utcOf(at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    };
    clock.zulu = [](Instant at) { return utcOf(at).toString(QStringLiteral("HH:mm'Z'")); };
    clock.offset = [](Instant) { return Span{}; };
    clock.parse = instantIn;
    return clock;
}

} // namespace haven::test
