#include "app/session/agency_time.h"

#include <QDateTime>

namespace haven {

AgencyTime::AgencyTime(std::string_view ianaName)
    : m_zone(QByteArray(ianaName.data(), static_cast<qsizetype>(ianaName.size())))
{
    m_isKnown = m_zone.isValid();
    if (!m_isKnown)
        m_zone = QTimeZone::utc();
}

LocalDay AgencyTime::dayOf(Instant at) const
{
    const QDate date = QDateTime::fromMSecsSinceEpoch(at.ms, m_zone).date();
    return LocalDay{date.year(), date.month(), date.day()};
}

Span AgencyTime::offsetAt(Instant at) const
{
    return Span::seconds(m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC)));
}

QString AgencyTime::clock(Instant at) const
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, m_zone).toString(QStringLiteral("HH:mm:ss"));
}

QString AgencyTime::dated(Instant at) const
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, m_zone)
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString AgencyTime::zulu(Instant at) const
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toString(QStringLiteral("HH:mm'Z'"));
}

std::optional<Instant> AgencyTime::parse(std::string_view text, Instant now) const
{
    const QString words =
        QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).trimmed();
    const QDateTime zoned = QDateTime::fromString(words, Qt::ISODate);
    if (zoned.isValid() && zoned.timeSpec() != Qt::LocalTime)
        return Instant{zoned.toMSecsSinceEpoch()};
    for (const auto& format :
         {QStringLiteral("yyyy-MM-dd HH:mm:ss"), QStringLiteral("yyyy-MM-dd HH:mm"),
          QStringLiteral("yyyy-MM-dd"), QStringLiteral("yyyy-MM-dd'T'HH:mm:ss"),
          QStringLiteral("yyyy-MM-dd'T'HH:mm")}) {
        const QDateTime naive = QDateTime::fromString(words, format);
        if (naive.isValid())
            return Instant{QDateTime(naive.date(), naive.time(), m_zone).toMSecsSinceEpoch()};
    }
    const QTime time = QTime::fromString(words, QStringLiteral("HH:mm"));
    if (!time.isValid())
        return std::nullopt;
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.ms, m_zone).date();
    return Instant{QDateTime(today, time, m_zone).toMSecsSinceEpoch()};
}

std::optional<Instant> AgencyTime::parseEnd(std::string_view text, Instant now) const
{
    const QDate day = QDate::fromString(
        QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).trimmed(),
        QStringLiteral("yyyy-MM-dd"));
    if (!day.isValid())
        return parse(text, now);
    return Instant{day.addDays(1).startOfDay(m_zone).toMSecsSinceEpoch() - 1};
}

Instant systemNow()
{
    return Instant{QDateTime::currentMSecsSinceEpoch()};
}

} // namespace haven
