#include "ui/admin/keeping_panel.h"

#include "models/dispatch/backup_book.h"
#include "models/dispatch/decide.h"
#include "models/dispatch/record_care.h"
#include "models/items/qt_text.h"
#include "ui/admin/backup_plan_form.h"
#include "ui/admin/form_card.h"
#include "ui/admin/removal_sight_view.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/reading_list.h"
#include "ui/widgets/wait_line.h"

#include <QLineEdit>
#include <QLocale>
#include <QSplitter>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr const char* kPeriodRow = "period";
constexpr int kKeepingLinesShown = 5;
constexpr qsizetype kDayChars = 10; // "2026-12-01" of a dated time

// The folder of the file, which is what the next one goes to as well.
QString folderOf(const std::string& file)
{
    const QString path = fromStd(file);
    return path.left(std::max<qsizetype>(path.lastIndexOf(u'/'), 0));
}

} // namespace

KeepingPanel::KeepingPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)), m_asker(desk),
      m_answer(desk, QStringLiteral("retentionDue"))
{
    setObjectName(QStringLiteral("keepingPanel"));
    setAccessibleName(tr("Backups and periods"));
    auto* across = new QSplitter(Qt::Horizontal, this);
    across->setObjectName(QStringLiteral("keepingPanels"));
    across->setChildrenCollapsible(false);
    m_backupSide = buildBackups(across);
    across->addWidget(m_backupSide);
    buildSight(across);
    across->addWidget(buildPeriods(across));
    across->setSizes({660, 660, 700});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(across, 1);
    column->addWidget(m_sight->waiting());
    QWidget* before = m_backupList;
    std::vector<QWidget*> stops{m_where, m_make, m_stop};
    for (QWidget* stop : m_plan->stops())
        stops.push_back(stop);
    stops.insert(stops.end(), {m_periodList, m_authority, m_ask, m_look});
    for (QWidget* next : stops) {
        setTabOrder(before, next);
        before = next;
    }
    connect(m_plan, &BackupPlanForm::said, this, &KeepingPanel::said);
    connect(&desk, &Desk::answered, this, &KeepingPanel::hearBackup);
    connect(&m_asker, &DeskAsker::said, this,
            [this](const QString& sentence, Tone tone) { tell(m_periodForm, sentence, tone); });
    connect(&m_asker, &DeskAsker::done, this, [this] {
        m_authority->clear();
        tell(m_periodForm,
             tr("It is asked for. Somebody else approves it under Care for the record; it is "
                "carried out when Haven closes."),
             Tone::Accepted);
        look();
    });
    connect(&desk, &Desk::seatChanged, this, &KeepingPanel::retell);
    connect(&desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (changes.isRosterChanged)
            retell();
    });
    connect(m_periodList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &KeepingPanel::retell);
    retell();
}

QWidget* KeepingPanel::buildBackups(QSplitter* across)
{
    auto* side = new QWidget(across);
    m_backupHeader = new PanelHeader(m_source, tr("Backups"), side);
    m_backupList = new ReadingList(m_source, QStringLiteral("backupList"),
                                   tr("Copies of the station that were made, the newest first"),
                                   kKeepingLinesShown, side);
    m_backupList->setModel(&m_backups);
    m_backupForm = new FormCard(m_source, tr("Copy the station as it stands"), side);
    m_backupForm->setObjectName(QStringLiteral("backupForm"));
    m_where = m_backupForm->addLine(
        QStringLiteral("backupWhere"), tr("To"),
        tr("A folder on another disk, or a file that is not there yet; in a folder the copy is "
           "named by the day and the time"));
    m_make = m_backupForm->addKey(QStringLiteral("backupMake"), tr("Back up"),
                                  QKeySequence(Qt::ALT | Qt::Key_A), this);
    m_stop = m_backupForm->addKey(QStringLiteral("backupStop"), tr("Stop"),
                                  QKeySequence(Qt::ALT | Qt::Key_S), this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_backupHeader);
    column->addWidget(m_backupList, 1);
    column->addWidget(m_backupForm);
    m_plan = new BackupPlanForm(m_source, m_desk, m_clock, *this, side);
    column->addWidget(m_plan);
    connect(m_make, &QPushButton::clicked, this, &KeepingPanel::backUp);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_desk.stopBackup(); });
    return side;
}

QWidget* KeepingPanel::buildPeriods(QSplitter* across)
{
    auto* side = new QWidget(across);
    m_periodHeader = new PanelHeader(m_source, tr("How long what is kept"), side);
    m_periodList =
        new ReadingList(m_source, QStringLiteral("periodList"),
                        tr("Kinds of records, how long each is kept, and how many are older"),
                        kKeepingLinesShown, side);
    m_periodList->setModel(&m_periods);
    m_periodForm = new FormCard(m_source, tr("Ask for the removal of what is older"), side);
    m_periodForm->setObjectName(QStringLiteral("periodForm"));
    m_authority = m_periodForm->addLine(
        QStringLiteral("retentionAuthority"), tr("Authority"),
        tr("The number of the authorization to destroy, for example: RC-075 2026-114"));
    m_ask = m_periodForm->addKey(QStringLiteral("retentionAsk"), tr("Ask"),
                                 QKeySequence(Qt::ALT | Qt::Key_R), this);
    m_look = m_periodForm->addKey(QStringLiteral("retentionLook"), tr("Count anew"),
                                  QKeySequence(Qt::ALT | Qt::Key_U), this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_periodHeader);
    column->addWidget(m_periodList, 1);
    column->addWidget(m_periodForm);
    connect(m_ask, &QPushButton::clicked, this, &KeepingPanel::askRemoval);
    connect(m_look, &QPushButton::clicked, this, &KeepingPanel::look);
    return side;
}

void KeepingPanel::buildSight(QSplitter* across)
{
    m_sight = new RemovalSightView(
        m_source, m_desk, m_clock, QStringLiteral("due"), *this,
        [this](Command command) { m_asker.ask(std::move(command), kPeriodRow); }, across);
    across->addWidget(m_sight);
    connect(m_sight, &RemovalSightView::opened, this, [this] { m_backupSide->hide(); });
    connect(m_sight, &RemovalSightView::left, this, [this] { m_backupSide->show(); });
    connect(m_sight, &RemovalSightView::said, this,
            [this](const QString& sentence, Tone tone) { tell(m_periodForm, sentence, tone); });
}

void KeepingPanel::start()
{
    const auto& made = m_desk.state().backups.made;
    if (m_where->text().isEmpty() && !made.empty())
        m_where->setText(folderOf(made.back().made.file));
    m_plan->start();
    retell();
    look();
    QWidget* first = m_where->isEnabled() ? static_cast<QWidget*>(m_where) : m_backupList;
    first->setFocus(Qt::ShortcutFocusReason);
}

QString KeepingPanel::dueText() const
{
    if (m_desk.state().mode != StationMode::Live)
        return tr("A training station needs none.");
    if (m_desk.state().backups.fault)
        return tr("BACKUPS FAIL: see below.");
    const auto overdue = backupOverdue(m_desk.state(), m_desk.now());
    if (!overdue)
        return tr("None is due.");
    return tr("ONE IS DUE: there was none for %1 hours.", "a number").arg(wholeHours(*overdue));
}

void KeepingPanel::tellBackups()
{
    QStringList rows;
    const auto& made = m_desk.state().backups.made;
    for (auto one = made.rbegin(); one != made.rend(); ++one) {
        const QString when = m_clock.dated ? m_clock.dated(one->at) : QString();
        const QString by = fromStd(one->by.value);
        const QString facts = QLocale().toString(static_cast<qlonglong>(one->made.facts));
        const QString file = fromStd(one->made.file);
        rows << (one->made.remark.empty()
                     ? tr("%1 by %2, %3 facts: %4", "when, name, number, file")
                           .arg(when, by, facts, file)
                     : tr("%1 by %2, %3 facts: %4 (remark: %5)",
                          "when, name, number, file, what is odd about the copy")
                           .arg(when, by, facts, file, fromStd(one->made.remark)));
    }
    if (rows != m_backups.stringList())
        m_backups.setStringList(rows);
    m_backupHeader->setNote(dueText());
}

void KeepingPanel::retell()
{
    tellBackups();
    const auto& roles = m_desk.seat().roles;
    const bool mayCopy = mayDo(RecordBackup{}, roles);
    const bool mayAsk = mayDo(RequestRemoval{}, roles);
    const bool isGoingOn = m_backingUp != 0;
    m_where->setEnabled(mayCopy && !isGoingOn);
    m_make->setEnabled(mayCopy && !isGoingOn);
    m_stop->setEnabled(isGoingOn);
    m_backupForm->setIntroduction(
        mayCopy ? tr("The copy is read from its first fact to its last before it gets its name. "
                     "The map and the agency's own lists beside the station are files of their "
                     "own.")
                : tr("A supervisor or an administrator makes backups."));
    m_authority->setEnabled(mayAsk);
    m_look->setEnabled(mayAsk);
    m_ask->setEnabled(mayAsk && m_periodList->currentIndex().isValid());
    m_periodForm->setIntroduction(
        mayAsk ? tr("Of the chosen kind the oldest go, at most %1 incidents or %2 entries at once. "
                    "It takes two people, and nothing goes by itself.")
                     .arg(kRemovalIncidentsMax)
                     .arg(kRemovalNamedMax)
               : tr("A supervisor or an administrator asks for what is older to be removed."));
}

void KeepingPanel::tell(FormCard* form, const QString& sentence, Tone tone)
{
    form->say(sentence, tone);
    Q_EMIT said(sentence, tone);
}

void KeepingPanel::backUp()
{
    if (m_backingUp != 0)
        return;
    m_backingUp = m_desk.backUp(m_where->text().trimmed().toStdString());
    m_backupForm->say(tr("The station is being copied and the copy proven. Everybody works on."),
                      Tone::Quiet);
    retell();
    // Not on Stop, where it would go by itself: an impatient Space would end the copy.
    m_backupList->setFocus(Qt::OtherFocusReason);
}

void KeepingPanel::hearBackup(const Answered& answer)
{
    if (m_backingUp == 0 || answer.id != m_backingUp)
        return;
    m_backingUp = 0;
    retell();
    if (answer.result)
        tell(m_backupForm, madeText(), Tone::Accepted);
    else
        tell(m_backupForm, refusalText(answer.result.refusal()), Tone::Refused);
}

QString KeepingPanel::madeText() const
{
    if (isRemovalWaiting(m_desk.state()))
        return tr("The copy is made, proven and on the log. A removal that was approved is carried "
                  "out when Haven closes: this copy still holds its words. Make another one after "
                  "that, and destroy this one.");
    return tr("The copy is made, proven and on the log.");
}

void KeepingPanel::look()
{
    m_periodHeader->setNote(mayCount() ? tr("being counted") : QString());
    m_answer.ask(RetentionQuery{}, [this](const QueryAnswer& answer) {
        if (const auto* found = std::get_if<RetentionFound>(&answer))
            show(*found);
    });
}

// Records are counted for whoever may ask for a removal.
bool KeepingPanel::mayCount() const
{
    return mayDo(RequestRemoval{}, m_desk.seat().roles);
}

QString KeepingPanel::periodText(const RetentionDue& due) const
{
    const QString label = coreWord(due.kind.label);
    if (!due.kind.years)
        return tr("%1: kept for good.", "a kind of records").arg(label);
    const QString day = m_clock.dated ? m_clock.dated(due.before).left(kDayChars) : QString();
    QStringList sentences{
        tr("%1: years kept %2; older than %3: %L4.", "kind of records, number, day, how many")
            .arg(label)
            .arg(*due.kind.years)
            .arg(day)
            .arg(due.records.all)};
    if (due.records.held > 0)
        sentences << tr("A hold keeps %L1 more.", "a number").arg(due.records.held);
    sentences << (due.kind.confirmed.empty()
                      ? tr("Nobody has confirmed this period, so nothing is destroyed by it.")
                      : tr("Confirmed by %1.", "who and when").arg(fromStd(due.kind.confirmed)));
    return sentences.join(u' ');
}

void KeepingPanel::show(const RetentionFound& found)
{
    const int row = m_periodList->currentIndex().row();
    m_found = found;
    QStringList rows;
    std::int64_t all = 0;
    for (const RetentionDue& due : m_found.kinds) {
        rows << periodText(due);
        all += due.records.all;
    }
    m_periods.setStringList(rows);
    if (row >= 0 && row < static_cast<int>(rows.size()))
        m_periodList->setCurrentIndex(m_periods.index(row));
    // To whom nobody counts, and beside a fault, none is no number.
    const bool isCounted = mayCount() && !m_found.fault;
    m_periodHeader->setNote(isCounted ? tr("%L1 older", "how many records").arg(all) : QString());
    if (m_found.fault)
        tell(m_periodForm, refusalText(*m_found.fault), Tone::Refused);
    retell();
}

void KeepingPanel::askRemoval()
{
    const int row = m_periodList->currentIndex().row();
    if (row < 0 || row >= static_cast<int>(m_found.kinds.size()))
        return;
    auto command = removalOfDue(m_found.kinds[static_cast<std::size_t>(row)],
                                m_authority->text().toStdString(), m_found.ownFolder);
    if (!command)
        tell(m_periodForm, refusalText(command.refusal()), Tone::Refused);
    else
        m_sight->ask(*std::move(command));
}

} // namespace haven::ui
