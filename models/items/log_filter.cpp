#include "models/items/log_filter.h"

#include "models/items/quick_filter.h"

#include <array>

namespace haven {

namespace {

struct LogToken {
    QString text;
    bool isPhrase = false; // quoted from its first character on
};

std::vector<LogToken> logTokensOf(const QString& text)
{
    std::vector<LogToken> tokens;
    LogToken token;
    bool isInside = false;
    const auto end = [&] {
        if (!token.text.isEmpty())
            tokens.push_back(token);
        token = {};
    };
    for (const QChar c : text) {
        if (c == u'"') {
            token.isPhrase = token.isPhrase || token.text.isEmpty();
            isInside = !isInside;
        } else if (c.isSpace() && !isInside) {
            end();
        } else {
            token.text += c;
        }
    }
    end();
    return tokens;
}

struct LookWord {
    LookAt look;
    const char* word;
};

constexpr std::array<LookWord, 8> kLooks = {{
    {LookAt::Sends, "sends"},
    {LookAt::Checks, "checks"},
    {LookAt::Levels, "levels"},
    {LookAt::Overrides, "overrides"},
    {LookAt::Others, "others"},
    {LookAt::Flags, "flags"},
    {LookAt::Places, "places"},
    {LookAt::Corrections, "corrections"},
}};

// Answers whether the value is one the key can have.
class Reader final
{
public:
    explicit Reader(const LogFilterWords& words) : m_words(words) {}

    Result<void> read(const LogToken& token)
    {
        m_filter.isEmpty = false;
        const qsizetype colon = token.text.indexOf(u':');
        if (token.isPhrase || colon < 0) {
            std::string& words = m_filter.query.words;
            words += (words.empty() ? "" : "\n") + token.text.toStdString();
            return {};
        }
        const QString key = token.text.left(colon).toLower();
        const QString value = token.text.mid(colon + 1);
        const auto* act = actFor(key);
        if (act == nullptr)
            return refuse(RefusalCode::FilterKeyUnknown, key.toStdString());
        if (value.isEmpty())
            return refuse(RefusalCode::FilterValueMissing, key.toStdString());
        if (!(this->*act->set)(value))
            return refuse(RefusalCode::FilterValueUnknown, key.toStdString(), value.toStdString());
        return {};
    }

    LogFilter take() { return std::move(m_filter); }

private:
    struct Act {
        const char* key;
        bool (Reader::*set)(const QString&);
    };

    static const Act* actFor(const QString& key)
    {
        static const std::array<Act, 11> acts = {{
            {"agent", &Reader::setAgent},
            {"who", &Reader::setAgent},
            {"after", &Reader::setAfter},
            {"before", &Reader::setBefore},
            {"unit", &Reader::setUnit},
            {"incident", &Reader::setIncident},
            {"inc", &Reader::setIncident},
            {"position", &Reader::setPosition},
            {"pos", &Reader::setPosition},
            {"is", &Reader::setMarks},
            {"look", &Reader::setLook},
        }};
        for (const auto& act : acts) {
            if (key == QLatin1String(act.key))
                return &act;
        }
        return nullptr;
    }

    bool setAgent(const QString& value)
    {
        m_filter.query.agent = m_words.agentOf(value);
        return m_filter.query.agent.has_value();
    }
    bool setAfter(const QString& value)
    {
        m_filter.query.from = m_words.timeOf(value);
        return m_filter.query.from.has_value();
    }
    bool setBefore(const QString& value)
    {
        m_filter.query.to = m_words.timeOf(value);
        return m_filter.query.to.has_value();
    }
    bool setUnit(const QString& value)
    {
        m_filter.query.unit = UnitId(value.toUpper().toStdString());
        return true;
    }
    bool setIncident(const QString& value)
    {
        m_filter.query.number = value.toStdString();
        return true;
    }
    bool setPosition(const QString& value)
    {
        m_filter.query.position = m_words.positionOf(value);
        return m_filter.query.position.has_value();
    }
    bool setMarks(const QString& value)
    {
        for (const QString& word : value.split(u',', Qt::SkipEmptyParts)) {
            // "late" names LogMark::Late.
            const QString name = word.left(1).toUpper() + word.mid(1).toLower();
            const auto mark = enumFromName<LogMark>(name.toStdString());
            if (!mark)
                return false;
            m_filter.query.marks.push_back(*mark);
        }
        return !m_filter.query.marks.empty();
    }
    bool setLook(const QString& value)
    {
        for (const auto& one : kLooks) {
            if (value.compare(QLatin1String(one.word), Qt::CaseInsensitive) == 0)
                m_filter.look = one.look;
        }
        return m_filter.look != LookAt::Nothing;
    }

    const LogFilterWords& m_words;
    LogFilter m_filter;
};

} // namespace

QString lookWord(LookAt look)
{
    for (const auto& one : kLooks) {
        if (one.look == look)
            return QString::fromLatin1(one.word);
    }
    return {};
}

const Findings& findingsOf(const ShiftSummary& summary, LookAt look)
{
    static const Findings none;
    switch (look) {
    case LookAt::Nothing:
        return none;
    case LookAt::Sends:
        return summary.lateSends;
    case LookAt::Checks:
        return summary.lateChecks;
    case LookAt::Levels:
        return summary.levelsLowered;
    case LookAt::Overrides:
        return summary.overrides;
    case LookAt::Others:
        return summary.sentOtherwise;
    case LookAt::Flags:
        return summary.flagsRejected;
    case LookAt::Places:
        return summary.placesUnverified;
    case LookAt::Corrections:
        return summary.corrections;
    }
    return none;
}

Result<LogFilter> parseLogFilter(const QString& text, const LogFilterWords& words)
{
    if (text.size() > kFilterCharactersMax)
        return refuse(RefusalCode::FilterTooLong, std::to_string(kFilterCharactersMax));
    Reader reader(words);
    for (const LogToken& token : logTokensOf(text)) {
        if (const auto read = reader.read(token); !read)
            return read.refusal();
    }
    return reader.take();
}

QStringList logFilterExamples()
{
    return {QStringLiteral("agent:reyes"),      QStringLiteral("unit:3A12"),
            QStringLiteral("incident:014482"),  QStringLiteral("position:2"),
            QStringLiteral("after:21:00"),      QStringLiteral("before:23:00"),
            QStringLiteral("is:late"),          QStringLiteral("is:overridden,corrected,lowered"),
            QStringLiteral("is:reconstructed"), QStringLiteral("look:sends"),
            QStringLiteral("\"knife in hand\"")};
}

} // namespace haven
