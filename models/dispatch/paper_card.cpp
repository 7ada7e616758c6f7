#include "models/dispatch/paper_card.h"

#include "models/base/text.h"
#include "models/dispatch/line_advice.h"
#include "models/dispatch/line_slots.h"

#include <algorithm>
#include <fmt/format.h>

namespace haven {

namespace {

// Further back than this is not a slip of the pen but the day after.
constexpr Span kPastMidnight = Span::hours(12);
constexpr Span kNextDay = Span::hours(25); // also where a day has as many

std::string_view timeWord(PaperTime time)
{
    switch (time) {
    case PaperTime::Sent:
        return "sent";
    case PaperTime::EnRoute:
        return "en route";
    case PaperTime::OnScene:
        return "on scene";
    case PaperTime::Clear:
        return "clear";
    }
    return {};
}

std::string_view verbFor(PaperTime time)
{
    switch (time) {
    case PaperTime::Sent:
        return "d";
    case PaperTime::EnRoute:
        return "en";
    case PaperTime::OnScene:
        return "os";
    case PaperTime::Clear:
        return "cl";
    }
    return {};
}

// One line, and no quote that would end another.
std::string quotable(std::string_view text)
{
    std::string out(trimmed(text));
    for (char& c : out) {
        if (c == '"')
            c = '\'';
        else if (c == '\n' || c == '\r' || c == '\t')
            c = ' ';
    }
    return out;
}

class CardReader final
{
public:
    CardReader(const PaperCard& card, const LineContext& context) : m_card(card), m_context(context)
    {}

    PaperLines read()
    {
        if (trimmed(m_card.source).empty())
            fault("source", refuse(RefusalCode::SourceMissing));
        readHead();
        for (std::size_t i = 0; i < m_card.units.size(); ++i)
            readUnit(i);
        readNote();
        readClosing();
        // The card's own order where two stand in one minute: opened before sent, sent before
        // there.
        std::stable_sort(m_out.lines.begin(), m_out.lines.end(),
                         [](const PaperLine& a, const PaperLine& b) { return a.at < b.at; });
        return std::move(m_out);
    }

private:
    void fault(std::string field, Refusal refusal)
    {
        m_out.faults.push_back({std::move(field), std::move(refusal)});
    }

    // The moment a field's time means: on the card's day, or the next where it would else lie
    // before `after`.
    std::optional<Instant> timeIn(const std::string& field, std::string_view typed, Instant after)
    {
        const std::string clock = withColon(trimmed(typed));
        if (clock.empty()) {
            fault(field, refuse(RefusalCode::PaperTimeMissing));
            return std::nullopt;
        }
        auto moment = momentOf(m_card.day, clock, m_context);
        if (moment && moment->at + kPastMidnight < after)
            moment = momentOf(dayWord(moment->at + kNextDay, m_context), clock, m_context);
        if (!moment) {
            fault(field, moment.refusal());
            return std::nullopt;
        }
        if (moment->other) {
            const auto offset = [this](Instant at) {
                return offsetWord(m_context.offsetAt ? m_context.offsetAt(at)
                                                     : m_context.zoneOffset);
            };
            fault(field, refuse(RefusalCode::TimeTwice, clock, clock + offset(*moment->other),
                                clock + offset(moment->at)));
            return std::nullopt;
        }
        if (moment->at > m_context.now) {
            fault(field, refuse(RefusalCode::HappenedInFuture));
            return std::nullopt;
        }
        return moment->at;
    }

    void add(const std::string& field, Instant at, const std::string& words)
    {
        const Span offset = m_context.offsetAt ? m_context.offsetAt(at) : m_context.zoneOffset;
        const std::int64_t minutes = (at.ms + offset.ms) / 60'000;
        m_out.lines.push_back({at,
                               fmt::format("at {} {:02}:{:02}{} src:\"{}\" {}",
                                           dayWord(at, m_context), minutes / 60 % 24, minutes % 60,
                                           offsetWord(offset), quotable(m_card.source), words),
                               field});
    }

    std::string incident() const
    {
        const std::string named(trimmed(m_card.incident));
        return named.empty() ? "." : named;
    }

    void readHead()
    {
        if (!trimmed(m_card.incident).empty()) {
            const auto found = findIncident(trimmed(m_card.incident), m_context);
            if (!found)
                fault("incident", found.refusal());
            return;
        }
        const std::string type(trimmed(m_card.type));
        if (m_context.knowledge.codes.typeFor(type) == nullptr)
            fault("type", refuse(RefusalCode::TypeUnknown, type,
                                 typeAdvice(m_context.knowledge.codes, type)));
        if (trimmed(m_card.place).empty())
            fault("place", refuse(RefusalCode::LocationMissing));
        const auto at = timeIn("received", m_card.received, Instant{});
        if (!at)
            return;
        m_began = *at;
        std::string words = fmt::format("new {} @\"{}\"", type, quotable(m_card.place));
        if (!trimmed(m_card.callback).empty())
            words += fmt::format(" tel \"{}\"", quotable(m_card.callback));
        std::string said = quotable(m_card.words);
        if (!trimmed(m_card.caller).empty())
            said = "Caller: " + quotable(m_card.caller) + ". " + said;
        if (!said.empty())
            words += " ! " + said;
        add("received", *at, words);
    }

    static std::size_t indexOf(PaperTime wanted)
    {
        const auto found = std::find(kPaperTimes.begin(), kPaperTimes.end(), wanted);
        return static_cast<std::size_t>(found - kPaperTimes.begin());
    }

    bool worksElsewhere(const UnitId& id) const
    {
        const auto unit = m_context.state.units.find(id);
        if (unit == m_context.state.units.end() || !unit->second.incident)
            return false;
        const std::string named(trimmed(m_card.incident));
        const auto card =
            named.empty() ? Result<IncidentId>(IncidentId()) : findIncident(named, m_context);
        return !card || *card != *unit->second.incident;
    }

    void readUnit(std::size_t index)
    {
        const PaperUnit& row = m_card.units[index];
        const std::string unit(trimmed(row.unit));
        const bool hasTime = std::any_of(row.times.begin(), row.times.end(),
                                         [](const auto& time) { return !trimmed(time).empty(); });
        const std::string name = fmt::format("unit {}", index + 1);
        if (unit.empty()) {
            if (hasTime)
                fault(name, refuse(RefusalCode::UnitsMissing));
            return;
        }
        const UnitId id = unitIdOf(unit, m_context.state);
        if (m_context.state.units.count(id) == 0)
            fault(name, refuse(RefusalCode::UnitNotOnDuty, unit));
        // Lines without an incident act on whatever the unit works now: one that was not sent on
        // this card is never cleared from somewhere else by it.
        const bool isSent = !trimmed(row.times[indexOf(PaperTime::Sent)]).empty();
        if (hasTime && !isSent && worksElsewhere(id))
            fault(name, refuse(RefusalCode::UnitNotOnIncident, unit, incident()));
        Instant before = m_began;
        for (std::size_t i = 0; i < kPaperTimes.size(); ++i) {
            if (trimmed(row.times[i]).empty())
                continue;
            const std::string field = name + " " + std::string(timeWord(kPaperTimes[i]));
            const auto at = timeIn(field, row.times[i], before);
            if (!at)
                continue;
            if (*at < before)
                fault(field, refuse(RefusalCode::PaperOrder));
            before = std::max(before, *at);
            std::string words = std::string(verbFor(kPaperTimes[i])) + " " + id.value;
            if (kPaperTimes[i] == PaperTime::Sent)
                words += " " + incident();
            add(field, *at, words);
        }
        m_last = std::max(m_last, before);
    }

    void readNote()
    {
        const std::string note = quotable(m_card.note);
        if (note.empty())
            return;
        const std::string typed(trimmed(m_card.noteAt));
        if (const auto at = timeIn("note", typed, m_began))
            add("note", *at, "n " + incident() + " " + note);
    }

    void readClosing()
    {
        const bool isClosed =
            !trimmed(m_card.closedAt).empty() || !trimmed(m_card.disposition).empty();
        if (!isClosed)
            return;
        const std::string code(trimmed(m_card.disposition));
        if (m_context.knowledge.codes.dispositionFor(code) == nullptr)
            fault("disposition", refuse(RefusalCode::DispositionUnknown, code,
                                        dispositionAdvice(m_context.knowledge.codes, code)));
        const auto at = timeIn("closed", m_card.closedAt, m_began);
        if (!at)
            return;
        if (*at < std::max(m_began, m_last))
            fault("closed", refuse(RefusalCode::PaperOrder));
        add("closed", *at, "x " + incident() + " " + code);
    }

    const PaperCard& m_card;
    const LineContext& m_context;
    PaperLines m_out;
    Instant m_began;
    Instant m_last;
};

} // namespace

PaperLines paperLines(const PaperCard& card, const LineContext& context)
{
    return CardReader(card, context).read();
}

} // namespace haven
