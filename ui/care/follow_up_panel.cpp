#include "ui/care/follow_up_panel.h"

#include "models/dispatch/decide.h"
#include "models/items/qt_text.h"
#include "ui/care/care_words.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/cell_painter.h"
#include "ui/widgets/draft_keeper.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/reason_prompt.h"
#include "ui/widgets/wrap_layout.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <tuple>

namespace haven::ui {

namespace {

std::vector<BoardColumn> followUpColumns()
{
    const auto at = [](FollowUpColumn column) { return static_cast<int>(column); };
    return {{at(FollowUpColumn::Due), FollowUpPanel::tr("Due"), 190, 120},
            {at(FollowUpColumn::Incident), FollowUpPanel::tr("Incident"), 124, 104},
            {at(FollowUpColumn::After), FollowUpPanel::tr("After"), 100, 60, 2},
            {at(FollowUpColumn::Tries), FollowUpPanel::tr("Attempts"), 150, 80, 1},
            {at(FollowUpColumn::What), FollowUpPanel::tr("What for"), 160, 60}};
}

} // namespace

FollowUpPanel::FollowUpPanel(const ThemeSource& source, Desk& desk, WallClock clock,
                             QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)),
      m_model(desk, words()), m_asker(desk)
{
    setObjectName(QStringLiteral("followUpPanel"));
    setAccessibleName(tr("Follow-ups"));
    build();
    connect(&m_asker, &DeskAsker::said, this, [this](const QString& sentence, Tone tone) {
        m_message->setText(sentence);
        m_message->show();
        Q_EMIT said(sentence, tone);
    });
    connect(&m_asker, &DeskAsker::done, this, [this](const std::string& row) {
        m_message->hide();
        settlePromise(row);
    });
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (changes.isCareChanged || !changes.incidents.empty())
            refresh();
    });
    connect(&m_desk, &Desk::seatChanged, this, [this] {
        m_whatDraft->setKey(whatKey());
        refresh();
    });
    connect(&m_source, &ThemeSource::changed, this, &FollowUpPanel::restyle);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &FollowUpPanel::refresh);
    m_timer.start();
    restyle();
}

FollowUpWords FollowUpPanel::words() const
{
    FollowUpWords words;
    words.group = [](FollowUpGroup group) {
        switch (group) {
        case FollowUpGroup::Overdue:
            return tr("Overdue");
        case FollowUpGroup::Open:
            return tr("To come");
        case FollowUpGroup::Ended:
            return tr("Ended");
        }
        return QString();
    };
    words.after = followUpAfter;
    words.tries = [](const FollowUp& one) {
        if (one.tries.empty())
            return tr("none yet");
        return tr("%1, last: %2", "number of attempts, its result")
            .arg(one.tries.size())
            .arg(contactText(one.tries.back().result));
    };
    words.due = [this](Instant at) { return m_clock.dated(at); };
    words.isHidden = [this](const FollowUp& one) {
        const auto found = m_desk.state().incidents.find(one.incident);
        return found != m_desk.state().incidents.end() && isCareHidden(found->second, m_inside);
    };
    words.hidden = tr("restricted");
    return words;
}

void FollowUpPanel::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new PanelHeader(m_source, tr("Follow-ups"), this);
    column->addWidget(m_header);
    m_empty = new QLabel(this);
    m_empty->setObjectName(QStringLiteral("followUpEmpty"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addWidget(m_empty, 1); // where the list would be
    m_view = new BoardView(m_source, tr("Follow-ups"), this);
    m_view->setObjectName(QStringLiteral("followUpView"));
    m_view->setTableDelegate(new TableDelegate(m_source));
    m_view->setModel(&m_model);
    m_view->setColumns(followUpColumns());
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_reason->leave();
        m_message->hide();
        refresh();
    });
    connect(m_view, &BoardView::rowActivated, this, [this](const QModelIndex& index) {
        const auto id = m_model.followUpAt(index.row());
        const auto found = id ? m_desk.state().followUps.find(*id) : m_desk.state().followUps.end();
        if (found != m_desk.state().followUps.end())
            Q_EMIT incidentSelected(found->second.incident);
    });
    column->addWidget(m_view, 1);
    buildStrip();
    column->addWidget(m_strip);
}

void FollowUpPanel::buildStrip()
{
    m_strip = new QWidget(this);
    auto* strip = new QVBoxLayout(m_strip);
    m_whom = new QLabel(m_strip);
    m_whom->setObjectName(QStringLiteral("followUpWhom"));
    m_whom->setTextFormat(Qt::PlainText);
    m_whom->setWordWrap(true);
    strip->addWidget(m_whom);
    auto* acts = new QWidget(m_strip);
    auto* flow = new WrapLayout(acts);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(6);
    const auto act = [&](const char* name, const QString& text, Qt::Key key,
                         std::function<void()> what) {
        m_chosenActs.push_back(addAct(flow, name, text, QKeySequence(key), std::move(what)));
    };
    act("followUpReached", tr("Reached"), Qt::Key_R, [this] { attempt(ContactResult::Reached); });
    act("followUpNoAnswer", tr("No answer"), Qt::Key_A,
        [this] { attempt(ContactResult::NoAnswer); });
    act("followUpLeft", tr("Message left"), Qt::Key_L,
        [this] { attempt(ContactResult::MessageLeft); });
    act("followUpRefused", tr("Does not want it"), Qt::Key_F,
        [this] { attempt(ContactResult::Refused); });
    act("followUpDone", tr("Done"), Qt::Key_O, [this] { end(FollowUpEnd::Done, {}); });
    m_chosenActs.back()->setKind(ButtonKind::Primary);
    act("followUpMissed", tr("Missed, because…"), Qt::Key_M,
        [this] { askWhy(FollowUpEnd::Missed, tr("Why was it missed?")); });
    act("followUpClosed", tr("Closed, because…"), Qt::Key_X,
        [this] { askWhy(FollowUpEnd::Closed, tr("Why is it closed?")); });
    strip->addWidget(acts);
    m_reason = new ReasonPrompt(m_source, m_strip);
    m_reason->setObjectName(QStringLiteral("followUpReason"));
    connect(m_reason, &ReasonPrompt::reasonGiven, this, [this](const QString& reason) {
        if (m_askedAbout)
            ask(EndFollowUp{*m_askedAbout, m_askedEnd, reason.toStdString()});
    });
    strip->addWidget(m_reason);
    buildPromises(strip);
    m_message = new QLabel(m_strip);
    m_message->setObjectName(QStringLiteral("followUpMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    strip->addWidget(m_message);
}

void FollowUpPanel::buildPromises(QVBoxLayout* strip)
{
    m_promiseFor = new QLabel(m_strip);
    m_promiseFor->setObjectName(QStringLiteral("followUpPromiseFor"));
    m_promiseFor->setTextFormat(Qt::PlainText);
    m_promiseFor->setWordWrap(true);
    strip->addWidget(m_promiseFor);
    m_what = new QLineEdit(m_strip);
    m_what->setObjectName(QStringLiteral("followUpWhat"));
    m_what->setAccessibleName(tr("What the follow-up is for"));
    m_what->setToolTip(tr("What it is for, and how and when the person is safely reached"));
    m_what->setPlaceholderText(
        tr("What for, and how the person is safely reached; then choose when"));
    strip->addWidget(m_what);
    m_whatDraft = new DraftKeeper(m_desk, {}, m_what);
    auto* promises = new QWidget(m_strip);
    auto* promiseFlow = new WrapLayout(promises);
    promiseFlow->setContentsMargins(0, 0, 0, 0);
    promiseFlow->setSpacing(6);
    for (const auto& [kind, key, name] :
         {std::tuple{FollowUpKind::Hours24, Qt::Key_2, "promise24"},
          std::tuple{FollowUpKind::Hours48, Qt::Key_4, "promise48"},
          std::tuple{FollowUpKind::Hours72, Qt::Key_7, "promise72"},
          std::tuple{FollowUpKind::SixWeeks, Qt::Key_6, "promiseSixWeeks"}})
        m_promises.push_back(addAct(promiseFlow, name, followUpAfter(kind), QKeySequence(key),
                                    [this, wanted = kind] { promise(wanted); }));
    strip->addWidget(promises);
}

KeyButton* FollowUpPanel::addAct(WrapLayout* flow, const char* name, const QString& text,
                                 const QKeySequence& key, std::function<void()> act)
{
    auto* button = new KeyButton(m_source, text, key, flow->parentWidget());
    button->setObjectName(QString::fromLatin1(name));
    button->bindWithin(this);
    connect(button, &QPushButton::clicked, this, [act = std::move(act)] { act(); });
    flow->addWidget(button);
    return button;
}

bool FollowUpPanel::mayRead() const
{
    return mayDo(TryFollowUp{}, m_desk.seat().roles);
}

void FollowUpPanel::show(std::optional<IncidentId> incident)
{
    m_shown = incident;
    m_message->hide();
    m_whatDraft->setKey(whatKey());
    refresh();
}

void FollowUpPanel::setInside(std::optional<IncidentId> incident)
{
    m_inside = incident;
    refresh();
}

// What was typed belongs to the incident that it was typed about. Who may not read whom follow-ups
// are for sees nothing that a colleague began at the same desk.
std::string FollowUpPanel::whatKey() const
{
    const auto found =
        m_shown ? m_desk.state().incidents.find(*m_shown) : m_desk.state().incidents.end();
    if (found == m_desk.state().incidents.end())
        return {};
    return "follow-up-what/" + found->second.number + (mayRead() ? "" : "/unread");
}

void FollowUpPanel::focusList()
{
    if (m_view->isHidden() && m_shown)
        m_what->setFocus(Qt::OtherFocusReason); // on a button a digit that is typed would promise
    else
        m_view->setFocus(Qt::OtherFocusReason);
    if (!chosen() && m_model.rowCount() > 1)
        m_view->setCurrentIndex(m_model.index(1, 0));
}

std::optional<FollowUpId> FollowUpPanel::chosen() const
{
    return mayRead() ? m_model.followUpAt(m_view->currentIndex().row()) : std::nullopt;
}

// Of whom and when is for who works on it; everybody may be told how many are overdue.
void FollowUpPanel::refresh()
{
    m_model.tick();
    m_header->setNote(
        tr("%1 open, %2 overdue", "numbers").arg(m_model.openCount()).arg(m_model.overdueCount()));
    m_view->setVisible(mayRead() && m_model.rowCount() > 0);
    m_empty->setVisible(!m_view->isVisibleTo(this));
    m_empty->setText(mayRead() ? tr("No follow-up is promised to anybody.")
                               : tr("Clinicians and supervisors see whom they are for."));
    const auto id = chosen();
    const auto found = id ? m_desk.state().followUps.find(*id) : m_desk.state().followUps.end();
    const bool isOpen = found != m_desk.state().followUps.end() && !found->second.end;
    for (KeyButton* button : m_chosenActs)
        button->setVisible(isOpen);
    tellWhom(isOpen ? &found->second : nullptr);
    const auto incident =
        m_shown ? m_desk.state().incidents.find(*m_shown) : m_desk.state().incidents.end();
    const bool hasIncident = incident != m_desk.state().incidents.end();
    m_promiseFor->setVisible(hasIncident);
    m_what->setVisible(hasIncident);
    if (hasIncident)
        m_promiseFor->setText(
            tr("Promise one for %1, after:", "a number").arg(fromStd(incident->second.number)));
    for (std::size_t n = 0; n < m_promises.size(); ++n) {
        const bool isForYouth = n + 1 == m_promises.size();
        const bool isPast = hasIncident && isForYouth &&
                            schoolAgeOf(incident->second, m_desk.now()) == SchoolAge::Past;
        m_promises[n]->setVisible(hasIncident && !isPast);
    }
}

// A number of an incident tells nobody whom to call, weeks later.
void FollowUpPanel::tellWhom(const FollowUp* one)
{
    m_whom->setVisible(one);
    if (!one)
        return;
    const auto found = m_desk.state().incidents.find(one->incident);
    if (found == m_desk.state().incidents.end()) {
        m_whom->setText(
            tr("The incident has left the board. A note brings it back: %1", "what to type")
                .arg(QStringLiteral("n %1 …").arg(fromStd(one->number))));
        return;
    }
    const bool isRestricted = isCareHidden(found->second, m_inside);
    const QString whom = isRestricted ? QString() : whomText(found->second);
    if (isRestricted)
        m_whom->setText(tr("Restricted: whoever works on it knows whom to call."));
    else
        m_whom->setText(whom.isEmpty() ? tr("Nobody is named, and no number was given.") : whom);
}

void FollowUpPanel::ask(Command command)
{
    m_message->hide();
    m_asker.ask(std::move(command), "followUp");
}

void FollowUpPanel::attempt(ContactResult result)
{
    if (const auto id = chosen())
        ask(TryFollowUp{*id, result, {}});
}

void FollowUpPanel::end(FollowUpEnd how, const std::string& reason)
{
    if (const auto id = chosen())
        ask(EndFollowUp{*id, how, reason});
}

void FollowUpPanel::askWhy(FollowUpEnd how, const QString& question)
{
    m_askedEnd = how;
    m_askedAbout = chosen();
    if (m_askedAbout)
        m_reason->ask(question);
}

void FollowUpPanel::promise(FollowUpKind kind)
{
    if (!m_shown)
        return;
    m_message->hide();
    const std::string key = whatKey();
    const QString what = m_what->text();
    m_whatSent[key] = what;
    m_asker.ask(PlanFollowUp{*m_shown, kind, what.trimmed().toStdString()}, key);
}

// It is on the log; what was typed since it was sent stays.
void FollowUpPanel::settlePromise(const std::string& key)
{
    const auto sent = m_whatSent.extract(key);
    if (sent.empty())
        return;
    if (key != whatKey())
        dropSentDraft(m_desk, key, sent.mapped());
    else if (m_what->text() == sent.mapped())
        m_what->clear();
}

void FollowUpPanel::restyle()
{
    const Look& look = m_source.look();
    m_strip->layout()->setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(10));
    m_strip->layout()->setSpacing(look.px(6));
    m_empty->setMargin(look.px(14));
    styleLabel(m_empty, look, TypeRole::Body, Token::Second);
    styleLabel(m_whom, look, TypeRole::Body, Token::Text);
    styleLabel(m_promiseFor, look, TypeRole::Small, Token::Second);
    styleLabel(m_message, look, TypeRole::Body, Token::Danger);
    m_what->setFont(look.font(TypeRole::Body));
    refresh();
}

} // namespace haven::ui
