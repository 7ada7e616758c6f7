#include "ui/admin/record_panel.h"

#include "models/base/text.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/decide.h"
#include "models/dispatch/people_words.h"
#include "models/items/qt_text.h"
#include "ui/admin/form_card.h"
#include "ui/admin/removal_sight_view.h"
#include "ui/widgets/cell_painter.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/wait_line.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

std::vector<BoardColumn> recordColumns()
{
    const auto at = [](RecordBookColumn column) { return static_cast<int>(column); };
    return {{at(RecordBookColumn::Number), RecordPanel::tr("No."), 50},
            {at(RecordBookColumn::What), RecordPanel::tr("What, and why"), 320, 150},
            {at(RecordBookColumn::Standing), RecordPanel::tr("Standing"), 260, 150}};
}

// "12, 26-000030": numbers of entries, and of incidents, which have a dash and go whole.
struct NamedThere {
    std::vector<std::int64_t> facts;
    std::vector<IncidentId> wholes;
    QString strange;         // the first that is neither; empty: all are known
    bool isIncident = false; // that one has a dash
};

// On the board, or one that has left it.
std::optional<IncidentId> incidentCalled(const Desk& desk, const std::string& number)
{
    for (const auto& [id, incident] : desk.state().incidents) {
        if (incident.number == number)
            return id;
    }
    return desk.coldIncident(number);
}

NamedThere namedIn(const QString& text, const Desk& desk)
{
    NamedThere out;
    static const QRegularExpression between(QStringLiteral("[,\\s]+"));
    for (const QString& word : text.split(between, Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const qlonglong number = word.toLongLong(&isNumber);
        const bool hasDash = word.indexOf(u'-') > 0;
        const auto incident =
            hasDash ? incidentCalled(desk, word.toStdString()) : std::optional<IncidentId>();
        if (incident) {
            out.wholes.push_back(*incident);
        } else if (isNumber && number >= 1) {
            out.facts.push_back(number);
        } else {
            out.strange = word;
            out.isIncident = hasDash;
            return out;
        }
    }
    return out;
}

// The words of a name that the roles of this desk are not told: whose record a hold keeps, and of
// the victims and minors of its incident. It may have left memory, so nobody asks who is protected.
QStringList namesUntold(const Desk& desk, const RecordHold& hold)
{
    if (mayReadCare(desk.seat().roles))
        return {};
    std::vector<std::string> names{hold.scope.person};
    const auto found = hold.scope.incident ? desk.state().incidents.find(*hold.scope.incident)
                                           : desk.state().incidents.end();
    if (found != desk.state().incidents.end()) {
        for (const Person& person : found->second.persons) {
            if (personClass(person, found->second.openedAt) > FieldClass::Police)
                names.push_back(person.name);
        }
    }
    static const QRegularExpression kNoLetters(QStringLiteral("[^\\p{L}]+"));
    QStringList words;
    for (const std::string& name : names)
        words += fromStd(name).split(kNoLetters, Qt::SkipEmptyParts);
    return words;
}

// Each in any case, with an s behind it, and several that follow each other as one.
QString withoutWords(QString text, const QStringList& words, const QString& instead)
{
    if (words.isEmpty())
        return text;
    const QString one = QStringLiteral("(?:%1)(?:s|es)?").arg(words.join(u'|'));
    const QRegularExpression name(QStringLiteral("\\b%1(?:[\\s,.'-]+%1)*\\b").arg(one),
                                  QRegularExpression::CaseInsensitiveOption |
                                      QRegularExpression::UseUnicodePropertiesOption);
    return text.replace(name, instead);
}

std::string textOf(const QLineEdit* line)
{
    return line->text().trimmed().toStdString();
}

} // namespace

RecordPanel::RecordPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)), m_asker(desk),
      m_removals(desk, RecordBookPage::Removals,
                 {[this](const Removal& one) { return rowOf(one); }, {}}),
      m_holds(desk, RecordBookPage::Holds,
              {{}, [this](const RecordHold& one) { return rowOf(one); }})
{
    setObjectName(QStringLiteral("recordPanel"));
    setAccessibleName(tr("Care for the record"));
    auto* across = new QSplitter(Qt::Horizontal, this);
    across->setObjectName(QStringLiteral("recordPanels"));
    across->setChildrenCollapsible(false);
    across->addWidget(buildRemovals(across));
    m_holdSide = buildHolds(across);
    across->addWidget(m_holdSide);
    buildSight(across);
    across->setSizes({700, 660, 660});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    // Both sides at once need more room than a small screen has at a large size.
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("recordScroll"));
    area->setAccessibleName(tr("Care for the record"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(across);
    column->addWidget(area, 1);
    column->addWidget(m_sight->waiting());
    connect(&m_asker, &DeskAsker::said, this, &RecordPanel::hear);
    connect(&m_asker, &DeskAsker::done, this, [this] {
        if (m_answering) {
            for (QLineEdit* line : m_answering->findChildren<QLineEdit*>())
                line->clear();
        }
        hear(tr("It is on the record."), Tone::Accepted);
    });
    m_writer = desk.seat().agent;
    connect(&desk, &Desk::seatChanged, this, &RecordPanel::hearSeat);
    connect(&source, &ThemeSource::changed, this, &RecordPanel::restyle);
    connect(&desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (changes.isRosterChanged)
            retell();
    });
    for (BoardView* view : {m_removalView, m_holdView})
        connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                &RecordPanel::retell);
    restyle();
    retell();
}

void RecordPanel::hearSeat()
{
    const AgentId& agent = m_desk.seat().agent;
    if (agent != m_writer) {
        m_writer = agent;
        m_answering = nullptr;
        for (FormCard* form : {m_removalForm, m_holdForm}) {
            form->say({}, Tone::Quiet);
            for (QLineEdit* line : form->findChildren<QLineEdit*>())
                line->clear();
        }
    }
    retell();
}

void RecordPanel::restyle()
{
    const Look& look = m_source.look();
    for (QLabel* detail : {m_removalDetail, m_holdDetail}) {
        QPalette colors = detail->palette();
        colors.setColor(QPalette::WindowText, look.color(Token::Text));
        detail->setPalette(colors);
        detail->setFont(look.font(TypeRole::Body));
        detail->setContentsMargins(look.px(12), look.px(6), look.px(12), look.px(2));
    }
}

QLabel* RecordPanel::addDetail(const QString& name, QWidget* side)
{
    auto* detail = new QLabel(side);
    detail->setObjectName(name);
    detail->setTextFormat(Qt::PlainText);
    detail->setWordWrap(true);
    detail->hide();
    return detail;
}

void RecordPanel::tellChosen(const RecordBookModel& model, const BoardView* view,
                             QLabel* detail) const
{
    const RecordBookRow* row = model.rowAt(view->currentIndex().row());
    detail->setText(row ? row->what + u'\n' + row->standing : QString());
    detail->setVisible(row != nullptr);
}

QWidget* RecordPanel::buildRemovals(QSplitter* across)
{
    auto* side = new QWidget(across);
    m_removalHeader = new PanelHeader(m_source, tr("Removals under law"), side);
    m_removalView = new BoardView(m_source, tr("Removals under law"), side);
    m_removalView->setObjectName(QStringLiteral("removalsView"));
    m_removalView->setTableDelegate(new TableDelegate(m_source));
    m_removalView->setModel(&m_removals);
    m_removalView->setColumns(recordColumns());
    m_removalDetail = addDetail(QStringLiteral("removalDetail"), side);
    m_removalForm = new FormCard(m_source, tr("Ask for a removal, or settle the chosen one"), side);
    m_removalForm->setObjectName(QStringLiteral("removalForm"));
    m_entries =
        m_removalForm->addLine(QStringLiteral("removalEntries"), tr("Entries"),
                               tr("Numbers of entries in the log, and of incidents that go whole, "
                                  "for example: 412, 26-000030"));
    m_authority = m_removalForm->addLine(
        QStringLiteral("removalAuthority"), tr("Authority"),
        tr("The statute or the number of the authorization, for example: RC-075 2026-114"));
    m_removalReason = m_removalForm->addLine(QStringLiteral("removalReason"), tr("Reason"),
                                             tr("Why, in a few words; also for declining"));
    m_ask = m_removalForm->addKey(QStringLiteral("removalAsk"), tr("Ask"),
                                  QKeySequence(Qt::ALT | Qt::Key_A), this);
    m_approve = m_removalForm->addKey(QStringLiteral("removalApprove"), tr("Approve"),
                                      QKeySequence(Qt::ALT | Qt::Key_G), this);
    m_decline = m_removalForm->addKey(QStringLiteral("removalDecline"), tr("Decline"),
                                      QKeySequence(Qt::ALT | Qt::Key_R), this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_removalHeader);
    column->addWidget(m_removalView, 1);
    column->addWidget(m_removalDetail);
    column->addWidget(m_removalForm);
    connect(m_ask, &QPushButton::clicked, this, &RecordPanel::askRemoval);
    connect(m_approve, &QPushButton::clicked, this, &RecordPanel::approve);
    connect(m_decline, &QPushButton::clicked, this, &RecordPanel::decline);
    return side;
}

QWidget* RecordPanel::buildHolds(QSplitter* across)
{
    auto* side = new QWidget(across);
    m_holdHeader = new PanelHeader(m_source, tr("Holds on the record"), side);
    m_holdView = new BoardView(m_source, tr("Holds on the record"), side);
    m_holdView->setObjectName(QStringLiteral("holdsView"));
    m_holdView->setTableDelegate(new TableDelegate(m_source));
    m_holdView->setModel(&m_holds);
    m_holdView->setColumns(recordColumns());
    m_holdDetail = addDetail(QStringLiteral("holdDetail"), side);
    m_holdForm = new FormCard(m_source, tr("Put a hold, or release the chosen one"), side);
    m_holdForm->setObjectName(QStringLiteral("holdForm"));
    m_holdIncident = m_holdForm->addLine(QStringLiteral("holdIncident"), tr("Incident"),
                                         tr("The whole number of an incident"));
    m_holdPerson =
        m_holdForm->addLine(QStringLiteral("holdPerson"), tr("Person"),
                            tr("A name as it was written; every incident that names it is kept"));
    m_holdReason =
        m_holdForm->addLine(QStringLiteral("holdReason"), tr("Reason"),
                            tr("The docket or the request; for a release why it is over"));
    m_put = m_holdForm->addKey(QStringLiteral("holdPut"), tr("Put the hold"),
                               QKeySequence(Qt::ALT | Qt::Key_H), this);
    m_release = m_holdForm->addKey(QStringLiteral("holdRelease"), tr("Release"),
                                   QKeySequence(Qt::ALT | Qt::Key_X), this);
    m_holdForm->setIntroduction(
        tr("What a hold keeps cannot be removed. A period: havenctl hold put."));
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_holdHeader);
    column->addWidget(m_holdView, 1);
    column->addWidget(m_holdDetail);
    column->addWidget(m_holdForm);
    connect(m_put, &QPushButton::clicked, this, &RecordPanel::putHold);
    connect(m_release, &QPushButton::clicked, this, &RecordPanel::releaseHold);
    return side;
}

// In the place of the holds: whoever decides has the whole list before them, on a small screen too.
void RecordPanel::buildSight(QSplitter* across)
{
    m_sight = new RemovalSightView(
        m_source, m_desk, m_clock, QStringLiteral("removal"), *this,
        [this](Command command) {
            m_answering = m_removalForm;
            m_asker.ask(std::move(command), {});
        },
        across);
    across->addWidget(m_sight);
    connect(m_sight, &RemovalSightView::opened, this, [this] { m_holdSide->hide(); });
    connect(m_sight, &RemovalSightView::left, this, [this] { m_holdSide->show(); });
    connect(m_sight, &RemovalSightView::said, this, [this](const QString& sentence, Tone tone) {
        m_answering = m_removalForm;
        hear(sentence, tone);
    });
    connect(m_removalView, &BoardView::rowActivated, this, [this] {
        if (const auto number = chosen(m_removals, m_removalView); number > 0 && m_ask->isEnabled())
            m_sight->look(number);
    });
}

void RecordPanel::start()
{
    m_removalView->setFocus(Qt::ShortcutFocusReason);
}

QString RecordPanel::timeOf(Instant at) const
{
    return m_clock.dated ? m_clock.dated(at) : QString();
}

QString RecordPanel::standingOf(const Removal& removal) const
{
    const auto called = [this](const AgentId& agent) {
        return fromStd(nameOfAgent(m_desk.state(), agent));
    };
    const QString by = removal.settledBy ? called(*removal.settledBy) : QString();
    switch (removal.standing) {
    case RemovalStanding::Requested:
        return tr("asked for by %1, waits for a second person", "name")
            .arg(called(removal.requestedBy));
    case RemovalStanding::Approved:
        return tr("asked for by %1, approved by %2, carried out when Haven closes, if nothing "
                  "comes to it before and no hold keeps it",
                  "two names")
            .arg(called(removal.requestedBy), by);
    case RemovalStanding::Declined:
        return tr("declined by %1: %2", "name, reason").arg(by, fromStd(removal.settledReason));
    case RemovalStanding::CarriedOut:
        return tr("carried out %1, by %2 and %3", "when, two names")
            .arg(removal.carriedOutAt ? timeOf(*removal.carriedOutAt) : QString(),
                 called(removal.requestedBy), by);
    }
    return {};
}

// "All of incident 26-000112, entries 12, 14 and 20 more".
QString RecordPanel::whatGoes(const Removal& removal) const
{
    constexpr std::size_t kShown = 8;
    QStringList parts;
    for (const std::string& number : removal.numbers) {
        if (!number.empty())
            parts << tr("all of incident %1", "number").arg(fromStd(number));
    }
    QStringList entries;
    for (std::size_t n = 0; n < removal.facts.size() && n < kShown; ++n)
        entries << QString::number(removal.facts[n]);
    const QString shown = entries.join(QStringLiteral(", "));
    const auto more = removal.facts.size() - static_cast<std::size_t>(entries.size());
    parts << (more == 0 ? tr("entries %1", "numbers").arg(shown)
                        : tr("entries %1 and %2 more", "numbers, how many").arg(shown).arg(more));
    QStringList staying;
    for (const std::int64_t entry : removal.staying)
        staying << QString::number(entry);
    if (!staying.isEmpty())
        parts << tr("while %1 stay, which name it together with another incident", "entry numbers")
                     .arg(staying.join(QStringLiteral(", ")));
    return parts.join(QStringLiteral(", "));
}

RecordBookRow RecordPanel::rowOf(const Removal& removal) const
{
    RecordBookRow row;
    row.number = removal.number;
    row.what = tr("%1 under %2: %3", "which entries, authority, reason")
                   .arg(whatGoes(removal), fromStd(removal.authority), fromStd(removal.reason));
    row.standing = standingOf(removal);
    row.isOpen = removal.standing == RemovalStanding::Requested ||
                 removal.standing == RemovalStanding::Approved;
    return row;
}

RecordBookRow RecordPanel::rowOf(const RecordHold& hold) const
{
    const QStringList untold = namesUntold(m_desk, hold);
    const auto told = [&untold](const std::string& text) {
        return withoutWords(fromStd(text), untold, tr("(withheld)", "in place of a name"));
    };
    QStringList scope;
    if (hold.scope.incident) {
        const auto found = m_desk.state().incidents.find(*hold.scope.incident);
        scope.append(found == m_desk.state().incidents.end()
                         ? tr("an incident that has left the board")
                         : tr("incident %1").arg(fromStd(found->second.number)));
    }
    if (!hold.scope.person.empty())
        scope.append(told(hold.scope.person));
    if (hold.scope.from)
        scope.append(tr("from %1", "time").arg(timeOf(*hold.scope.from)));
    if (hold.scope.to)
        scope.append(tr("to %1", "time").arg(timeOf(*hold.scope.to)));
    RecordBookRow row;
    row.number = hold.number;
    row.what =
        tr("%1: %2", "what is kept, why").arg(scope.join(QStringLiteral(", ")), told(hold.reason));
    row.isOpen = !hold.releasedAt;
    row.standing =
        row.isOpen
            ? tr("put by %1, %2", "name, when")
                  .arg(fromStd(nameOfAgent(m_desk.state(), hold.putBy)), timeOf(hold.putAt))
            : tr("released by %1: %2", "name, reason")
                  .arg(hold.releasedBy ? fromStd(nameOfAgent(m_desk.state(), *hold.releasedBy))
                                       : QString(),
                       told(hold.releaseReason));
    return row;
}

std::int64_t RecordPanel::chosen(const RecordBookModel& model, const BoardView* view) const
{
    const RecordBookRow* row = model.rowAt(view->currentIndex().row());
    return row ? row->number : 0;
}

void RecordPanel::retell()
{
    tellChosen(m_removals, m_removalView, m_removalDetail);
    tellChosen(m_holds, m_holdView, m_holdDetail);
    m_removalHeader->setNote(tr("%1 open", "how many removals").arg(m_removals.openCount()));
    m_holdHeader->setNote(tr("%1 in force", "how many holds").arg(m_holds.openCount()));
    const auto& roles = m_desk.seat().roles;
    const bool isAllowed = mayDo(RequestRemoval{}, roles);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_entries, m_authority, m_removalReason, m_ask,
                                         m_holdIncident, m_holdPerson, m_holdReason, m_put})
        part->setEnabled(isAllowed);
    m_removalForm->setIntroduction(
        isAllowed ? tr("It takes two people, and each sees first what goes. The number of an "
                       "incident takes out all of it. What was approved is taken out when Haven "
                       "closes. Enter on a line shows its entries.")
                  : tr("A supervisor or an administrator asks, and another one approves."));
    const auto& book = m_desk.state().recordBook;
    const auto removal = book.removals.find(chosen(m_removals, m_removalView));
    const bool isRemoval = isAllowed && removal != book.removals.end();
    m_approve->setEnabled(isRemoval && removal->second.standing == RemovalStanding::Requested);
    m_decline->setEnabled(isRemoval && (removal->second.standing == RemovalStanding::Requested ||
                                        removal->second.standing == RemovalStanding::Approved));
    const auto hold = book.holds.find(chosen(m_holds, m_holdView));
    m_release->setEnabled(isAllowed && hold != book.holds.end() && !hold->second.releasedAt);
}

void RecordPanel::hear(const QString& sentence, Tone tone)
{
    if (m_answering)
        m_answering->say(sentence, tone);
    Q_EMIT said(sentence, tone);
}

void RecordPanel::askRemoval()
{
    m_answering = m_removalForm;
    NamedThere named = namedIn(m_entries->text(), m_desk);
    if (!named.strange.isEmpty()) {
        hear(named.isIncident
                 ? tr("There is no incident %1. Nothing was changed. Check its number.")
                       .arg(named.strange)
                 : tr("Entries are numbers, such as 412, 415. Nothing was changed."),
             Tone::Refused);
        return;
    }
    RequestRemoval command;
    command.facts = std::move(named.facts);
    command.wholes = std::move(named.wholes);
    command.authority = textOf(m_authority);
    command.reason = textOf(m_removalReason);
    m_sight->ask(std::move(command));
}

// Who asked for it is refused before they read it once more.
void RecordPanel::approve()
{
    m_answering = m_removalForm;
    const std::int64_t number = chosen(m_removals, m_removalView);
    const auto& removals = m_desk.state().recordBook.removals;
    const auto found = removals.find(number);
    if (found != removals.end() && found->second.requestedBy != m_desk.seat().agent)
        m_sight->approve(number);
    else
        m_asker.ask(ApproveRemoval{number}, {});
}

void RecordPanel::decline()
{
    m_answering = m_removalForm;
    m_asker.ask(DeclineRemoval{chosen(m_removals, m_removalView), textOf(m_removalReason)}, {});
}

void RecordPanel::putHold()
{
    m_answering = m_holdForm;
    PutRecordHold command;
    const std::string number = textOf(m_holdIncident);
    if (!number.empty())
        command.scope.incident = incidentCalled(m_desk, number);
    if (!number.empty() && !command.scope.incident) {
        hear(tr("There is no incident %1. Nothing was changed. Check its number.")
                 .arg(m_holdIncident->text().trimmed()),
             Tone::Refused);
        return;
    }
    command.scope.person = textOf(m_holdPerson);
    command.reason = textOf(m_holdReason);
    m_asker.ask(std::move(command), {});
}

void RecordPanel::releaseHold()
{
    m_answering = m_holdForm;
    m_asker.ask(ReleaseRecordHold{chosen(m_holds, m_holdView), textOf(m_holdReason)}, {});
}

} // namespace haven::ui
