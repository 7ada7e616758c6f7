#include "ui/admin/removal_sight_view.h"

#include "models/base/text.h"
#include "models/dispatch/log_sentences.h"
#include "models/dispatch/removal_sight.h"
#include "models/items/qt_text.h"
#include "ui/admin/form_card.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/reading_list.h"
#include "ui/widgets/wait_line.h"
#include "ui/widgets/words.h"

#include <QApplication>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <set>
#include <vector>

namespace haven::ui {

namespace {

constexpr int kSightLinesShown = 5;
constexpr int kSightBatch = 200;       // rows laid out at once: there may be thousands
constexpr qsizetype kSightWords = 600; // letters of one entry
constexpr unsigned kFewEntries = 8;    // nobody needs them counted

QString whyText(RemovalWhy why)
{
    switch (why) {
    case RemovalWhy::Named:
    case RemovalWhy::OfIncident:
        return {};
    case RemovalWhy::Along:
        return RemovalSightView::tr("goes along with it", "an entry of a removal") + u' ';
    case RemovalWhy::Since:
        return RemovalSightView::tr("CAME TO IT SINCE IT WAS ASKED FOR") + u' ';
    }
    return {};
}

QString sightWords(const std::string& text)
{
    const QString all = coreWord(text); // "[not shown to this role]"
    if (all.size() <= kSightWords)
        return all;
    return RemovalSightView::tr("%1 … (and %L2 more letters)", "words of an entry, how many")
        .arg(all.left(kSightWords))
        .arg(all.size() - kSightWords);
}

} // namespace

RemovalSightView::RemovalSightView(const ThemeSource& source, Desk& desk, WallClock clock,
                                   const QString& name, QWidget& page, Meant meant, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)),
      m_answer(desk, name + QStringLiteral("Sight")), m_meant(std::move(meant)),
      m_header(new PanelHeader(source, tr("What goes"), this)),
      m_card(new FormCard(source, tr("Is this what is meant?"), this)),
      m_list(new ReadingList(source, name + QStringLiteral("SightList"),
                             tr("Every entry that goes, with what makes one look twice first"),
                             kSightLinesShown, this)),
      m_waiting(
          new WaitLine(source, tr("Reading what goes"), name + QStringLiteral("SightWait"), &page))
{
    setObjectName(name + QStringLiteral("Sight"));
    setAccessibleName(tr("What goes"));
    m_card->setObjectName(name + QStringLiteral("SightCard"));
    m_yes = m_card->addKey(name + QStringLiteral("SightYes"), tr("Yes, all of it"),
                           QKeySequence(Qt::ALT | Qt::Key_F), &page);
    m_yes->setKind(ButtonKind::Danger);
    m_yes->setAction(QStringLiteral("removalSightYes"));
    m_no = m_card->addKey(name + QStringLiteral("SightNo"), tr("No, leave it"),
                          QKeySequence(Qt::ALT | Qt::Key_V), &page);
    m_no->setAction(QStringLiteral("removalSightNo"));
    m_waiting->follow(m_answer);
    m_list->setModel(&m_rows);
    m_list->setLayoutMode(QListView::Batched);
    m_list->setBatchSize(kSightBatch);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_card);
    column->addWidget(m_list, 1);
    // Never with the focus by itself: what is pressed by habit says no yes.
    setTabOrder(m_list, m_no);
    setTabOrder(m_no, m_yes);
    connect(m_yes, &QPushButton::clicked, this, &RemovalSightView::say);
    connect(m_no, &QPushButton::clicked, this, &RemovalSightView::leave);
    connect(&desk, &Desk::seatChanged, this, &RemovalSightView::leave);
    connect(&desk, &Desk::recorded, this, &RemovalSightView::hear);
    hide();
}

void RemovalSightView::ask(RequestRemoval command)
{
    command.shown.reset();
    begin(Wanted::Request, {std::move(command), 0});
}

void RemovalSightView::approve(std::int64_t removal)
{
    begin(Wanted::Approval, {std::nullopt, removal});
}

void RemovalSightView::look(std::int64_t removal)
{
    begin(Wanted::Look, {std::nullopt, removal});
}

void RemovalSightView::begin(Wanted wanted, RemovalQuery query)
{
    leave();
    m_back = QApplication::focusWidget();
    m_wanted = wanted;
    m_query = std::move(query);
    m_restricted.begin();
    m_answer.ask(m_query, [this](const QueryAnswer& answer) {
        if (const auto* sight = std::get_if<RemovalSight>(&answer))
            show(*sight);
    });
}

void RemovalSightView::leave()
{
    m_answer.forget();
    m_sight = {};
    m_rows.setStringList({});
    m_card->say({}, Tone::Quiet);
    if (isHidden())
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    Q_EMIT left();
    if (hadFocus && m_back && m_back->isVisible())
        m_back->setFocus(Qt::OtherFocusReason);
}

void RemovalSightView::show(const RemovalSight& sight)
{
    m_sight = sight;
    if (m_sight.entries.empty()) {
        const auto fault = m_sight.fault;
        leave();
        Q_EMIT said(fault
                        ? refusalText(*fault)
                        : tr("Nothing of it has words any more: there is nothing left to remove."),
                    Tone::Refused);
        return;
    }
    // Whoever went on working elsewhere meanwhile keeps the focus there.
    const QWidget* page = parentWidget();
    const bool isHere = page && page->isAncestorOf(QApplication::focusWidget());
    m_rows.setStringList(rowsOf(m_sight));
    m_list->setCurrentIndex(m_rows.index(0));
    const bool mayMean = !m_sight.fault && m_wanted != Wanted::Look;
    m_yes->setEnabled(mayMean);
    tellHead(m_sight);
    setVisible(true);
    Q_EMIT opened();
    if (isHere)
        m_list->setFocus(Qt::OtherFocusReason);
    if (m_sight.fault)
        Q_EMIT said(refusalText(*m_sight.fault), Tone::Refused);
}

void RemovalSightView::tellHead(const RemovalSight& sight)
{
    const auto count = static_cast<qlonglong>(sight.entries.size());
    m_header->setNote(tr("entries: %L1", "how many go").arg(count));
    m_card->setTitle(m_wanted == Wanted::Request
                         ? tr("Ask for the removal of this?")
                         : tr("Removal %1", "its number").arg(m_query.removal));
    const auto byTime = [](const RemovalEntry& a, const RemovalEntry& b) {
        return a.line.envelope.happenedAt < b.line.envelope.happenedAt;
    };
    const auto [oldest, newest] =
        std::minmax_element(sight.entries.begin(), sight.entries.end(), byTime);
    m_card->setIntroduction(
        tr("The words of these go for good: entries %L1, the oldest of %2, the newest of %3. Read "
           "them below.",
           "how many, when, when")
            .arg(count)
            .arg(timeOf(oldest->line.envelope.happenedAt),
                 timeOf(newest->line.envelope.happenedAt)));
    QStringList twice;
    for (const RemovalTwin& twin : sight.twins)
        twice
            << tr("%1 is an entry here, and incident %2 has that number too. It is the entry that "
                  "goes; where the incident is meant, write %2.",
                  "number of an entry, number of an incident")
                   .arg(QString::number(twin.entry), fromStd(twin.incident));
    const auto alarming =
        std::count_if(sight.entries.begin(), sight.entries.end(),
                      [](const RemovalEntry& entry) { return !entry.alerts.empty(); });
    if (alarming > 0)
        twice
            << tr("LOOK TWICE: entries with a caution in force, a weapon, a care plan, or what may "
                  "not go: %L1. They stand first below.",
                  "how many")
                   .arg(alarming);
    m_card->say(twice.join(u' '), twice.isEmpty() ? Tone::Quiet : Tone::Refused);
}

QString RemovalSightView::timeOf(Instant at) const
{
    return m_clock.dated ? m_clock.dated(at) : QString();
}

QString RemovalSightView::rowOf(const RemovalEntry& entry) const
{
    QStringList alerts;
    for (const RemovalAlert alert : entry.alerts) {
        if (!isAlertOfMany(alert))
            alerts << coreText(removalAlertWords(alert));
    }
    // Most sentences begin with what they are.
    const bool doesSay = startsWithIgnoringCase(entry.line.text, entry.kind);
    const QString row =
        tr("%1  %2  %3  [%4]  %5%6%7", "entry number, time, incidents, class, why, kind, words")
            .arg(QString::number(entry.line.envelope.sequence),
                 timeOf(entry.line.envelope.happenedAt), fromStd(joined(entry.line.numbers, ", ")),
                 coreWord(spacedWords(enumName(entry.line.fieldClass))), whyText(entry.why),
                 doesSay ? QString() : coreWord(entry.kind) + QStringLiteral(": "),
                 sightWords(entry.line.text));
    return alerts.isEmpty() ? row : alerts.join(u' ') + u'\n' + row;
}

QStringList RemovalSightView::countRows(const RemovalSight& sight) const
{
    QStringList rows;
    for (const RemovalCount& count : sight.counts) {
        const QString kind = coreWord(count.kind);
        const QString fieldClass = coreWord(spacedWords(enumName(count.fieldClass)));
        rows << (count.untold == 0
                     ? tr("%L1 of the kind: %2 [%3]", "how many, kind of entry, class")
                           .arg(count.count)
                           .arg(kind, fieldClass)
                     : tr("%L1 of the kind: %2 [%3], %L4 of them not shown to you",
                          "how many, kind of entry, class, how many")
                           .arg(count.count)
                           .arg(kind, fieldClass)
                           .arg(count.untold));
    }
    return rows;
}

QStringList RemovalSightView::rowsOf(const RemovalSight& sight) const
{
    // The gravest first, and what stands at each entry of an incident once, or it buries a weapon.
    std::vector<const RemovalEntry*> entries;
    for (const RemovalEntry& entry : sight.entries)
        entries.push_back(&entry);
    std::stable_sort(entries.begin(), entries.end(),
                     [](const RemovalEntry* a, const RemovalEntry* b) {
                         return removalGravity(*a) < removalGravity(*b);
                     });
    QStringList first;
    QStringList many;
    QStringList rest;
    std::set<RemovalAlert> ofMany;
    for (const RemovalEntry* entry : entries) {
        const auto& alerts = entry->alerts;
        std::copy_if(alerts.begin(), alerts.end(), std::inserter(ofMany, ofMany.end()),
                     isAlertOfMany);
        const bool isGrave = !std::all_of(alerts.begin(), alerts.end(), isAlertOfMany);
        (isGrave ? first : alerts.empty() ? rest : many) << rowOf(*entry);
    }
    for (const RemovalAlert alert : ofMany)
        first << coreText(removalAlertWords(alert));
    first << many;
    if (sight.entries.size() > kFewEntries)
        first << countRows(sight);
    first << rest;
    if (sight.stayingAll > 0)
        first << tr("What stays and still names it, %L1 in all:").arg(sight.stayingAll);
    for (const RemovalEntry& entry : sight.staying)
        first << rowOf(entry);
    return first;
}

// With what was shown, so that nothing else is decided by it.
void RemovalSightView::say()
{
    if (isHidden() || !m_yes->isEnabled() || m_sight.entries.empty())
        return;
    std::vector<std::int64_t> shown;
    for (const RemovalEntry& entry : m_sight.entries)
        shown.push_back(entry.line.envelope.sequence);
    const RemovalQuery query = m_query;
    leave();
    if (query.asked) {
        RequestRemoval command = *query.asked;
        command.shown = std::move(shown);
        m_meant(std::move(command));
    } else {
        m_meant(ApproveRemoval{query.removal, std::move(shown)});
    }
}

void RemovalSightView::hear(const std::vector<Recorded>& facts)
{
    if (!m_restricted.hear(m_desk.state(), facts) || isHidden())
        return;
    const auto isHiding = [this](const RemovalEntry& entry) {
        return m_restricted.isAmong(entry.line.numbers);
    };
    if (!std::any_of(m_sight.entries.begin(), m_sight.entries.end(), isHiding) &&
        !std::any_of(m_sight.staying.begin(), m_sight.staying.end(), isHiding))
        return;
    leave();
    Q_EMIT said(restrictedSinceText(), Tone::Refused);
}

} // namespace haven::ui
