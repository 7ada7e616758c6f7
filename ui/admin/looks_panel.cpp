#include "ui/admin/looks_panel.h"

#include "models/base/text.h"
#include "models/dispatch/decide.h"
#include "models/dispatch/record_rules.h"
#include "models/items/qt_text.h"
#include "models/items/search_fold.h"
#include "ui/admin/form_card.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/reading_list.h"
#include "ui/widgets/wait_line.h"

#include <algorithm>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QSplitter>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kLooksLinesShown = 8;
constexpr qsizetype kLookedDayChars = 10; // "2026-03-14"
constexpr Span kLookedLastMinute{59'999};

// By the name or the account; a name that nobody has finds nothing.
AgentId agentTyped(const State& state, const QString& typed)
{
    const QString wanted = searchFold(typed);
    for (const auto& [agent, name] : state.names) {
        if (searchFold(fromStd(name)) == wanted)
            return agent;
    }
    return AgentId(typed.toLower().toStdString());
}

} // namespace

LooksPanel::LooksPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)),
      m_looking(desk, QStringLiteral("looks"),
                [this](const RestrictedSince& restricted) { return isHidden(restricted); })
{
    setObjectName(QStringLiteral("looksPanel"));
    setAccessibleName(tr("Who looked at what"));
    auto* across = new QSplitter(Qt::Horizontal, this);
    across->setObjectName(QStringLiteral("looksPanels"));
    across->setAccessibleName(tr("Who looked at what"));
    across->setChildrenCollapsible(false);
    across->addWidget(buildForm(across));
    across->addWidget(buildList(across));
    across->setStretchFactor(1, 1);
    across->setSizes({480, 880});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(across);
    orderStops();
    setFocusProxy(m_person);
    connect(&m_looking, &RecordedLook::recorded, this, &LooksPanel::showFound);
    connect(&m_looking, &RecordedLook::lost, this, &LooksPanel::forget);
    connect(&m_looking, &RecordedLook::said, this, &LooksPanel::tell);
    connect(&desk, &Desk::answered, this, &LooksPanel::hearExport);
    connect(&desk, &Desk::seatChanged, this, &LooksPanel::hearSeat);
    retell();
}

QWidget* LooksPanel::buildForm(QWidget* across)
{
    auto* side = new QWidget(across);
    m_form = new FormCard(m_source, tr("What to look for"), side);
    buildFields();
    m_look = m_form->addKey(QStringLiteral("looksLook"), tr("Look"),
                            QKeySequence(Qt::ALT | Qt::Key_F), this);
    m_look->setHint(tr("Look up who looked, which is a look as well"));
    connect(m_look, &QPushButton::clicked, this, &LooksPanel::look);
    m_export = m_form->addKey(QStringLiteral("looksExport"), tr("Export"),
                              QKeySequence(Qt::ALT | Qt::Key_C), this);
    m_export->setHint(tr("What is shown into a file, as CSV"));
    connect(m_export, &QPushButton::clicked, this, &LooksPanel::askForFile);
    for (QLineEdit* line : {m_person, m_incident, m_agent, m_days, m_words, m_reason})
        connect(line, &QLineEdit::returnPressed, this, &LooksPanel::look);
    m_writing = new WaitLine(m_source, tr("Reading the log and writing the file"),
                             QStringLiteral("looksWriting"), side);
    connect(m_writing, &WaitLine::stopped, this, [this] {
        if (m_exporting != 0)
            m_desk.stopExport(m_exporting);
    });
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_form);
    column->addWidget(m_writing);
    column->addStretch(1);
    return side;
}

void LooksPanel::buildFields()
{
    m_person = m_form->addLine(QStringLiteral("looksPerson"), tr("Person"),
                               tr("The name of whoever was looked at; empty for all"));
    m_incident = m_form->addLine(QStringLiteral("looksIncident"), tr("Incident"),
                                 tr("The number of the incident, or its last digits; empty for "
                                    "all"));
    m_agent = m_form->addLine(QStringLiteral("looksAgent"), tr("Who looked"),
                              tr("The name or the account of whoever looked; empty for all"));
    m_days = m_form->addLine(QStringLiteral("looksDays"), tr("Day"),
                             tr("A day such as 2026-03-14, or the first and the last of several: "
                                "2026-03-01 2026-03-14; empty for all"));
    m_words = m_form->addLine(QStringLiteral("looksWords"), tr("Words of the reason"),
                              tr("Words that stand in the reason or the entry; empty for all"));
    m_reason = m_form->addLine(QStringLiteral("looksReason"), tr("Why you look"),
                               tr("Why you look, for example the number of a complaint; it goes on "
                                  "the record"));
}

QWidget* LooksPanel::buildList(QWidget* across)
{
    auto* side = new QWidget(across);
    m_header = new PanelHeader(m_source, tr("Who looked at what"), side);
    m_list =
        new ReadingList(m_source, QStringLiteral("looksList"),
                        tr("Who looked at what and why, the newest first"), kLooksLinesShown, side);
    m_list->setModel(&m_rows);
    auto* wait =
        new WaitLine(m_source, tr("Looking up who looked"), QStringLiteral("looksWait"), side);
    wait->follow(m_looking.answer());
    // Nothing is looked up any more, also where it was given up.
    connect(&m_looking.answer(), &LatestAnswer::settled, this,
            [this] { m_header->setNote(QString()); });
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(wait);
    column->addWidget(m_list, 1);
    return side;
}

void LooksPanel::orderStops()
{
    QWidget* before = m_person;
    for (QWidget* next : std::initializer_list<QWidget*>{m_incident, m_agent, m_days, m_words,
                                                         m_reason, m_look, m_export, m_list}) {
        setTabOrder(before, next);
        before = next;
    }
}

void LooksPanel::start()
{
    QWidget* first = m_person->isEnabled() ? static_cast<QWidget*>(m_person) : m_list;
    first->setFocus(Qt::ShortcutFocusReason);
}

// The rule is asked again when it is recorded.
void LooksPanel::retell()
{
    const bool isAllowed = mayLookUp(m_desk.seat().roles);
    for (QWidget* part : std::initializer_list<QWidget*>{m_person, m_incident, m_agent, m_days,
                                                         m_words, m_reason, m_look})
        part->setEnabled(isAllowed);
    m_export->setEnabled(isAllowed && m_isShown && m_exporting == 0);
    m_form->setIntroduction(
        isAllowed ? tr("It is on the record that you looked here, and why. What your role may not "
                       "read is not shown here either.")
                  : tr("A supervisor or an administrator looks, with a reason."));
}

void LooksPanel::tell(const QString& sentence, Tone tone)
{
    m_form->say(sentence, tone);
    Q_EMIT said(sentence, tone);
}

void LooksPanel::forget()
{
    m_looking.forget();
    m_query.reset();
    m_found = {};
    m_isShown = false;
    m_rows.setStringList({});
    m_header->setNote(QString());
    retell();
}

bool LooksPanel::isHidden(const RestrictedSince& restricted) const
{
    return std::any_of(
        m_found.lines.begin(), m_found.lines.end(),
        [&restricted](const LogLine& line) { return restricted.isAmong(line.numbers); });
}

// Whom the one before looked for, and that they did, is nobody else's.
void LooksPanel::hearSeat()
{
    forget();
    // A file begun is written to its end and is on the log; its name is told to nobody else.
    m_exporting = 0;
    m_path.clear();
    m_writing->end();
    if (auto* dialog = findChild<QFileDialog*>(QStringLiteral("looksFile")))
        dialog->reject();
    retell();
    for (QLineEdit* line : {m_person, m_incident, m_agent, m_days, m_words, m_reason})
        line->clear();
    m_form->say(QString(), Tone::Quiet);
}

bool LooksPanel::readDays(LooksQuery& query)
{
    const QStringList days = m_days->text().simplified().split(u' ', Qt::SkipEmptyParts);
    if (days.isEmpty())
        return true;
    const bool isShaped = days.size() <= 2 && days.front().size() == kLookedDayChars &&
                          days.back().size() == kLookedDayChars;
    if (!isShaped || !m_clock.parse)
        return false;
    query.from = m_clock.parse(days.front() + QStringLiteral(" 00:00"), m_desk.now());
    query.to = m_clock.parse(days.back() + QStringLiteral(" 23:59"), m_desk.now());
    if (!query.from || !query.to || *query.to < *query.from)
        return false;
    query.to = *query.to + kLookedLastMinute;
    return true;
}

std::optional<LooksQuery> LooksPanel::typedQuery()
{
    LooksQuery query;
    query.person = m_person->text().trimmed().toStdString();
    query.number = m_incident->text().trimmed().toStdString();
    query.words = m_words->text().trimmed().toStdString();
    query.limit = kPageMax;
    if (const QString agent = m_agent->text().trimmed(); !agent.isEmpty())
        query.agent = agentTyped(m_desk.state(), agent);
    if (!readDays(query)) {
        tell(tr("That is not a day. Write it as 2026-03-14, or two of them. Nothing was looked "
                "up."),
             Tone::Refused);
        m_days->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    if (m_reason->text().trimmed().isEmpty()) {
        tell(tr("Say why you look: it goes on the record. Nothing was looked up."), Tone::Refused);
        m_reason->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    return query;
}

void LooksPanel::look()
{
    if (m_looking.isBeingRecorded() || !m_look->isEnabled())
        return;
    auto query = typedQuery();
    if (!query)
        return;
    forget();
    m_query = std::move(query);
    m_header->setNote(tr("being looked up"));
    m_looking.begin(*m_query, [this](const QueryAnswer& answer) { return take(answer); });
}

std::optional<RecordViewed> LooksPanel::take(const QueryAnswer& answer)
{
    const auto* found = std::get_if<LooksFound>(&answer);
    if (!found)
        return std::nullopt;
    if (found->fault) {
        tell(refusalText(*found->fault), Tone::Refused);
        forget();
        return std::nullopt;
    }
    m_found = *found;
    RecordViewed viewed;
    viewed.kind = ViewedKind::Looks;
    viewed.incident = m_found.incident;
    viewed.about = looksAbout(*m_query);
    viewed.reason = m_reason->text().trimmed().toStdString();
    viewed.items = static_cast<std::int64_t>(m_found.lines.size());
    return viewed;
}

QString LooksPanel::rowOf(const LogLine& line) const
{
    QStringList parts{m_clock.dated ? m_clock.dated(line.envelope.recordedAt) : QString(),
                      fromStd(line.who), fromStd(joined(line.numbers, ", ")), fromStd(line.text)};
    parts.removeAll(QString()); // a look at a person has no incident
    return parts.join(QStringLiteral("  "));
}

void LooksPanel::showFound()
{
    if (!m_query)
        return; // somebody else sits here by now
    QStringList rows;
    for (const LogLine& line : m_found.lines)
        rows << rowOf(line);
    if (rows.isEmpty())
        rows << tr("Nobody looked, as far as the record says.");
    if (m_found.isCut)
        rows << tr("There are older ones: ask for a day, or export all of them.");
    m_rows.setStringList(rows);
    m_list->setCurrentIndex(m_rows.index(0));
    m_header->setNote(tr("shown: %L1", "how often somebody looked")
                          .arg(static_cast<qlonglong>(m_found.lines.size())));
    m_isShown = true;
    retell();
    tell(tr("It is on the record that you looked."), Tone::Accepted);
    // Whoever went on working elsewhere meanwhile keeps the focus there.
    if (isAncestorOf(QApplication::focusWidget()))
        m_list->setFocus(Qt::OtherFocusReason);
}

void LooksPanel::askForFile()
{
    if (!m_export->isEnabled())
        return;
    auto* dialog = new QFileDialog(this, tr("Export who looked at what"));
    dialog->setObjectName(QStringLiteral("looksFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    const LocalDay day = m_desk.today();
    dialog->selectFile(QStringLiteral("looks-%1-%2-%3.csv")
                           .arg(day.year)
                           .arg(day.month, 2, 10, QLatin1Char('0'))
                           .arg(day.day, 2, 10, QLatin1Char('0')));
    connect(dialog, &QFileDialog::fileSelected, this, &LooksPanel::write);
    dialog->open();
}

// What was shown, whatever stands in the fields by now.
void LooksPanel::write(const QString& path)
{
    if (!m_query || !m_isShown || m_exporting != 0)
        return;
    LogExportWish wish;
    wish.what = ExportWhat::Looks;
    wish.format = ExportFormat::CsvTable;
    wish.path = path.toStdString();
    wish.looks = *m_query;
    m_path = path;
    tell(tr("Writing %1", "a file").arg(path), Tone::Quiet);
    m_exporting = m_desk.exportLog(std::move(wish));
    m_writing->begin();
    retell();
}

void LooksPanel::hearExport(const Answered& answer)
{
    if (m_exporting == 0 || answer.id != m_exporting)
        return;
    m_exporting = 0;
    m_writing->end();
    retell();
    if (!answer.result) {
        tell(refusalText(answer.result.refusal()), Tone::Refused);
        return;
    }
    for (const Recorded& recorded : *answer.result) {
        const auto* fact = recorded.event ? kindIf<LogExported>(&*recorded.event) : nullptr;
        if (fact)
            tell(tr("Lines in %1: %L2. The export is on the log.", "a file, a number")
                     .arg(m_path)
                     .arg(static_cast<qlonglong>(fact->rows)),
                 Tone::Accepted);
    }
}

} // namespace haven::ui
