#include "ui/intake/call_rack.h"

#include <algorithm>

namespace haven::ui {

CallRack::CallRack(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&m_desk, &Desk::seatChanged, this, &CallRack::readDrafts);
    readDrafts();
}

bool CallRack::isTaken(std::int64_t number) const
{
    if (m_inHand && m_inHand->sheet().number == number)
        return true;
    return std::any_of(m_parked.begin(), m_parked.end(),
                       [&](const Parked& one) { return one.saver->sheet().number == number; });
}

bool CallRack::holds(const CallSheet& sheet) const
{
    const auto isSame = [&](const CallSheet& held) {
        return held.number == sheet.number && held.startedAt == sheet.startedAt;
    };
    if (m_inHand && isSame(m_inHand->sheet()))
        return true;
    return std::any_of(m_parked.begin(), m_parked.end(),
                       [&](const Parked& one) { return isSame(one.saver->sheet()); });
}

// What a crash, or the colleague who was relieved, left behind.
void CallRack::readDrafts()
{
    const std::size_t before = m_parked.size();
    bool isMixed = false;
    for (const auto& draft : m_desk.drafts()) {
        if (draft.key.rfind(kSheetDraftPrefix, 0) != 0)
            continue;
        auto sheet = sheetFromText(draft.text);
        if (!sheet || holds(*sheet))
            continue;
        // A window that moves to another position finds drafts there with numbers of its own.
        isMixed = isMixed || isTaken(sheet->number);
        if (isTaken(sheet->number))
            sheet->number = m_lastNumber + 1;
        m_lastNumber = std::max(m_lastNumber, sheet->number);
        // Its caller has waited since the first word, not since the console is back.
        const Instant now = m_desk.now();
        const Instant since = sheet->startedAt == Instant{} ? now : std::min(sheet->startedAt, now);
        m_parked.push_back(Parked{added(*std::move(sheet)), Reason::Interrupted, since});
    }
    if (isMixed)
        keepAll();
    if (m_parked.size() == before)
        return;
    // What was being typed when the console stopped is taken up first; the others go on waiting.
    const auto found = m_parked.begin() + static_cast<std::ptrdiff_t>(before);
    const auto last = std::max_element(found, m_parked.end(), [](const Parked& a, const Parked& b) {
        return a.saver->sheet().touchedAt < b.saver->sheet().touchedAt;
    });
    std::rotate(found, last, last + 1);
    Q_EMIT parkedChanged();
    Q_EMIT foundAgain(static_cast<int>(m_parked.size() - before));
}

// Each under the number it has now.
void CallRack::keepAll()
{
    if (m_inHand)
        m_inHand->keepDraft();
    for (const Parked& one : m_parked)
        one.saver->keepDraft();
}

CallSaver* CallRack::added(CallSheet sheet)
{
    auto* saver = new CallSaver(m_desk, std::move(sheet), this);
    connect(saver, &CallSaver::changed, this, &CallRack::dropDone);
    return saver;
}

CallSaver* CallRack::begin(CallSheet sheet)
{
    park(Reason::Interrupted);
    sheet.number = ++m_lastNumber;
    m_inHand = added(std::move(sheet));
    m_parkedFirst.reset();
    return m_inHand;
}

void CallRack::park(Reason reason)
{
    if (!m_inHand)
        return;
    CallSaver* saver = std::exchange(m_inHand, nullptr);
    const bool isWorthIt =
        reason == Reason::Interrupted ? !saver->sheet().isBlank() : saver->isUnfinished();
    if (isWorthIt)
        m_parked.push_back(Parked{saver, reason, m_parkedFirst.value_or(m_desk.now())});
    else
        drop(saver);
    Q_EMIT parkedChanged();
}

void CallRack::putAside()
{
    park(Reason::Left);
}

CallSaver* CallRack::resume()
{
    return m_parked.empty() ? m_inHand : taken(m_parked.begin());
}

CallSaver* CallRack::resumeOn(IncidentId incident)
{
    const auto found = std::find_if(m_parked.begin(), m_parked.end(), [&](const Parked& one) {
        return one.saver->sheet().incident == incident && !one.saver->sheet().isFurtherCall;
    });
    return found == m_parked.end() ? nullptr : taken(found);
}

CallSaver* CallRack::resumeNumber(std::int64_t number)
{
    const auto found = std::find_if(m_parked.begin(), m_parked.end(), [number](const Parked& one) {
        return one.saver->sheet().number == number;
    });
    return found == m_parked.end() ? nullptr : taken(found);
}

std::vector<ParkedCall> CallRack::parked() const
{
    std::vector<ParkedCall> out;
    out.reserve(m_parked.size());
    for (const Parked& one : m_parked) {
        const CallSheet& sheet = one.saver->sheet();
        const bool isWaiting = !one.saver->incident() || (sheet.isFurtherCall && !sheet.call);
        // On a call that has its incident, the line that was being typed.
        out.push_back({sheet.number, one.since, &sheet, one.saver->incident(),
                       isWaiting ? wordsOf(sheet) : sheet.text(SheetField::Narrative)});
    }
    std::stable_sort(out.begin(), out.end(), [](const ParkedCall& one, const ParkedCall& other) {
        return one.since < other.since;
    });
    return out;
}

CallSaver* CallRack::taken(std::vector<Parked>::iterator parked)
{
    CallSaver* next = parked->saver;
    const Instant since = parked->since;
    m_parked.erase(parked);
    park(Reason::Interrupted);
    m_inHand = next;
    m_parkedFirst = since;
    Q_EMIT parkedChanged();
    return next;
}

void CallRack::drop(CallSaver* saver)
{
    saver->disconnect(this);
    saver->forgetDraft();
    saver->deleteLater();
}

void CallRack::dropDone()
{
    const auto done =
        std::stable_partition(m_parked.begin(), m_parked.end(), [](const Parked& one) {
            return one.reason == Reason::Interrupted || one.saver->isUnfinished();
        });
    if (done == m_parked.end())
        return;
    for (auto one = done; one != m_parked.end(); ++one)
        drop(one->saver);
    m_parked.erase(done, m_parked.end());
    Q_EMIT parkedChanged();
}

} // namespace haven::ui
