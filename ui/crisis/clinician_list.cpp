#include "ui/crisis/clinician_list.h"

#include "models/dispatch/clinician_unit.h"
#include "models/items/qt_text.h"
#include "ui/crisis/crisis_words.h"
#include "ui/widgets/band_list.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/eta_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/reason_prompt.h"
#include "ui/widgets/spoken_button.h"
#include "ui/widgets/words.h"
#include "ui/widgets/wrap_layout.h"

#include <algorithm>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kEtaMs = 1000;

// Of a restricted incident only that there is one, as the board has it.
QString signText(WeaponSign sign)
{
    switch (sign) {
    case WeaponSign::None:
        return {};
    case WeaponSign::Possible:
        return ClinicianList::tr("There may be a weapon");
    case WeaponSign::Answered:
        return ClinicianList::tr("There is a weapon");
    }
    return {};
}

} // namespace

ClinicianList::ClinicianList(const ThemeSource& source, Desk& desk, WallClock clock,
                             QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)),
      m_model(desk, words()), m_etaAnswer(desk, QStringLiteral("clinicianEtas")), m_asker(desk)
{
    setObjectName(QStringLiteral("clinicianList"));
    setAccessibleName(tr("Asked or flagged"));
    build();
    connect(&m_asker, &DeskAsker::said, this, [this](const QString& sentence, Tone tone) {
        m_message->setText(sentence);
        m_message->show();
        // What was typed is not lost by a refusal.
        if (!m_reasonSent.empty() && m_askedAbout == selected()) {
            m_reason->ask(tr("Why not?"));
            m_reason->setReason(fromStd(m_reasonSent));
        }
        Q_EMIT said(sentence, tone);
    });
    connect(&m_desk, &Desk::changed, this, &ClinicianList::refresh);
    connect(&m_source, &ThemeSource::changed, this, &ClinicianList::restyle);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &ClinicianList::tick);
    m_timer.start();
    m_etaTimer.setSingleShot(true);
    m_etaTimer.setInterval(kEtaMs);
    connect(&m_etaTimer, &QTimer::timeout, this, &ClinicianList::askEtas);
    const auto askSoon = [this] {
        if (!m_etaTimer.isActive())
            m_etaTimer.start();
    };
    connect(&m_desk, &Desk::changed, this, askSoon);
    connect(&m_desk, &Desk::moved, this, askSoon);
    restyle();
    refresh();
}

// Away from the screen, by road; asked again as they move.
void ClinicianList::askEtas()
{
    if (!isVisible())
        return;
    m_etaAnswer.ask(EtasQuery{}, [this](const QueryAnswer& answer) {
        const auto* found = std::get_if<EtasFound>(&answer);
        if (!found)
            return;
        m_etas.clear();
        const State& state = m_desk.state();
        for (const UnitEta& eta : found->etas) {
            const auto incident = state.incidents.find(eta.incident);
            if (incident != state.incidents.end() &&
                clinicianUnitOf(state, incident->second) == eta.unit)
                m_etas[eta.incident] = eta;
        }
        m_model.tick(m_desk.now());
        // A line may have come to a row, or gone.
        m_view->doItemsLayout();
    });
}

// "CR1 there in 6:10"; empty where none is on the way, or nobody knows how far it is.
QString ClinicianList::etaText(const ClinicianRow& row) const
{
    const auto eta = m_etas.find(row.id);
    if (eta == m_etas.end() || row.visibility == Visibility::Restricted)
        return {};
    return tr("%1 there in %2", "a unit, so long")
        .arg(fromStd(eta->second.unit.value), etaWords(eta->second.time, eta->second.way));
}

ClinicianWords ClinicianList::words() const
{
    ClinicianWords words;
    words.group = [](ClinicianGroup group) {
        switch (group) {
        case ClinicianGroup::Lost:
            return tr("Lost caller, to be called back");
        case ClinicianGroup::Waiting:
            return tr("Asked, not answered");
        case ClinicianGroup::Working:
            return tr("With a clinician");
        case ClinicianGroup::Flagged:
            return tr("Flagged, nobody asked");
        }
        return QString();
    };
    words.weapon = [this](const ClinicianRow& row) {
        if (row.visibility == Visibility::Restricted)
            return signText(row.sign);
        if (row.possibleWeapon)
            return tr("At %1: %2", "when a note was written, what it speaks of")
                .arg(m_clock.time(row.possibleWeapon->since),
                     possibleWeaponText(*row.possibleWeapon, row.weapon));
        if (!row.weaponAt)
            return tr("Weapon: %1", "an answer").arg(answerText(row.weapon));
        return tr("Weapon: %1, answered %2, %3 ago", "an answer, when, how long since")
            .arg(answerText(row.weapon), m_clock.time(*row.weaponAt),
                 elapsedText(std::max(Span{}, m_desk.now() - *row.weaponAt).wholeSeconds()));
    };
    words.changed = [](const ClinicianRow& row) {
        return row.changed.empty()
                   ? QString()
                   : tr("Since the last note: %1", "what changed").arg(coreText(row.changed));
    };
    const auto standing = [this](const ClinicianRow& row) {
        if (!row.stage)
            return row.flagVoice == FlagVoice::Advisor ? tr("Suggested by the advisor") : QString();
        const QString who =
            row.clinician ? personName(m_desk.state(), *row.clinician) : tr("A clinician");
        if (*row.stage == ClinicianStage::Accepted)
            return tr("%1 accepted", "a clinician").arg(who);
        if (*row.stage == ClinicianStage::EnRoute)
            return tr("%1 is on the way", "a clinician").arg(who);
        if (*row.stage == ClinicianStage::Arrived)
            return tr("%1 has arrived", "a clinician").arg(who);
        return QString();
    };
    words.standing = [this, standing](const ClinicianRow& row) {
        const QString first = standing(row);
        const QString eta = etaText(row);
        if (first.isEmpty() || eta.isEmpty())
            return first + eta;
        return tr("%1, %2", "where a request stands, when a unit is there").arg(first, eta);
    };
    words.spoken = [](const ClinicianRow& row) {
        const QString known =
            row.level ? tr("%1, level %2, %3, %4", "number, level, type, place")
                            .arg(fromStd(row.number))
                            .arg(*row.level)
                            .arg(coreWord(row.label), fromStd(row.place))
                      : tr("%1, %2, %3", "number, type, place")
                            .arg(fromStd(row.number), coreWord(row.label), fromStd(row.place));
        if (!row.possibleWeapon)
            return known;
        return tr("%1, %2", "an incident, a weapon")
            .arg(known, possibleWeaponText(*row.possibleWeapon, row.weapon));
    };
    return words;
}

void ClinicianList::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new PanelHeader(m_source, tr("Asked or flagged"), this);
    column->addWidget(m_header);
    m_empty = new QLabel(
        tr("Nobody has asked for a clinician, and nothing is flagged. To ask for one: %1, "
           "and type: clin 4482",
           "a key")
            .arg(keyOf(m_source, "commandLine")),
        this);
    m_empty->setObjectName(QStringLiteral("clinicianEmpty"));
    m_empty->setWordWrap(true);
    column->addWidget(m_empty);
    m_view = new QListView(this);
    m_view->setObjectName(QStringLiteral("clinicianView"));
    m_view->setAccessibleName(tr("Incidents that are flagged or have a clinician request"));
    m_view->setToolTip(tr("Up and Down choose an incident"));
    // A row that goes takes the choice with it: Qt would choose its neighbor, here and at the desk,
    // and the next key would be about somebody else. Before the view hears of it.
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex&, int first, int last) {
                const int row = m_view->currentIndex().row();
                if (row >= first && row <= last)
                    m_view->setCurrentIndex({});
            });
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new ClinicianDelegate(m_source, m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_message->hide();
        m_reason->leave();
        refresh();
        if (const auto incident = selected())
            Q_EMIT incidentSelected(*incident);
    });
    chooseSelectedRows(*m_view);
    column->addWidget(m_view, 1);
    buildStrip();
    column->addWidget(m_strip);
}

void ClinicianList::buildStrip()
{
    m_strip = new QWidget(this);
    m_stripColumn = new QVBoxLayout(m_strip);
    m_chosen = new QLabel(m_strip);
    m_chosen->setObjectName(QStringLiteral("clinicianChosen"));
    m_chosen->setTextFormat(Qt::PlainText);
    m_chosen->setWordWrap(true);
    m_stripColumn->addWidget(m_chosen);
    m_alone = new QLabel(m_strip);
    m_alone->setObjectName(QStringLiteral("clinicianAlone"));
    m_alone->setTextFormat(Qt::PlainText);
    m_alone->setWordWrap(true);
    m_alone->hide();
    m_stripColumn->addWidget(m_alone);
    auto* acts = new QWidget(m_strip);
    auto* flow = new WrapLayout(acts);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(6);
    m_accept = addAct(flow, "clinicianAccept", tr("Accept"), Qt::Key_A,
                      [this] { answer(ClinicianStage::Accepted, {}); });
    m_accept->setKind(ButtonKind::Primary);
    m_enRoute = addAct(flow, "clinicianEnRoute", tr("En route"), Qt::Key_E,
                       [this] { answer(ClinicianStage::EnRoute, {}); });
    m_arrived = addAct(flow, "clinicianArrived", tr("Arrived"), Qt::Key_R,
                       [this] { answer(ClinicianStage::Arrived, {}); });
    m_done = addAct(flow, "clinicianDone", tr("Done"), Qt::Key_O,
                    [this] { answer(ClinicianStage::Done, {}); });
    m_decline = addAct(flow, "clinicianDecline", tr("Decline, because…"), Qt::Key_D,
                       [this] { askWhy(ClinicianStage::Declined, tr("Why is it declined?")); });
    m_notSent = addAct(flow, "clinicianNotSent", tr("Nobody sent, because…"), Qt::Key_N,
                       [this] { askWhy(ClinicianStage::NotSent, tr("Why is nobody sent?")); });
    m_ask = addAct(flow, "clinicianAsk", tr("Ask clinician"), Qt::Key_C,
                   [this] { requestClinician(); });
    m_ask->setKind(ButtonKind::Behavioral);
    m_stripColumn->addWidget(acts);
    m_reason = new ReasonPrompt(m_source, m_strip);
    m_reason->setObjectName(QStringLiteral("clinicianReason"));
    connect(m_reason, &ReasonPrompt::reasonGiven, this, [this](const QString& reason) {
        if (m_askedAbout == selected())
            answer(m_askedFor, reason.toStdString());
    });
    m_stripColumn->addWidget(m_reason);
    m_message = new QLabel(m_strip);
    m_message->setObjectName(QStringLiteral("clinicianMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    m_stripColumn->addWidget(m_message);
}

KeyButton* ClinicianList::addAct(WrapLayout* flow, const char* name, const QString& text,
                                 Qt::Key key, std::function<void()> act)
{
    auto* button = new KeyButton(m_source, text, QKeySequence(key), flow->parentWidget());
    button->setObjectName(QString::fromLatin1(name));
    button->bindWithin(this);
    connect(button, &QPushButton::clicked, this, [act = std::move(act)] { act(); });
    flow->addWidget(button);
    return button;
}

std::optional<IncidentId> ClinicianList::selected() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? m_model.incidentAt(current.row()) : std::nullopt;
}

void ClinicianList::select(std::optional<IncidentId> incident)
{
    const int row = incident ? m_model.rowOf(*incident) : -1;
    if (row >= 0)
        m_view->setCurrentIndex(m_model.index(row, 0));
    else
        m_view->setCurrentIndex({});
}

void ClinicianList::selectFirst()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.incidentAt(row)) {
            m_view->setCurrentIndex(m_model.index(row, 0));
            return;
        }
    }
}

void ClinicianList::refresh()
{
    m_header->setNote(
        tr("%n waiting", "requests that nobody has answered", m_model.waitingCount()));
    m_empty->setVisible(m_model.rowCount() == 0);
    const auto chosen = selected();
    const auto& incidents = m_desk.state().incidents;
    const auto found = chosen ? incidents.find(*chosen) : incidents.end();
    m_strip->setVisible(found != incidents.end());
    if (found == incidents.end())
        return;
    const Incident& one = found->second;
    const BoardRow row = boardRow(one, m_desk.knowledge().codes, m_desk.now());
    m_chosen->setText(
        tr("%1, %2", "incident number, type").arg(fromStd(one.number), coreWord(row.label)));
    const ClinicianRequest* request = openRequest(one);
    const auto is = [request](ClinicianStage stage) { return request && request->stage == stage; };
    const std::string weapon = request ? weaponWithoutOfficer(one, m_desk.state()) : std::string();
    m_alone->setVisible(!weapon.empty());
    m_alone->setText(
        weapon.empty()
            ? QString()
            : tr("No officer is on scene: %1. Stay back until police say it is safe.", "a weapon")
                  .arg(coreText(weapon)));
    const bool isWaiting = is(ClinicianStage::Asked);
    const bool isAccepted = is(ClinicianStage::Accepted);
    m_accept->setVisible(isWaiting);
    const bool isComing = isAccepted || is(ClinicianStage::EnRoute);
    m_enRoute->setVisible(isAccepted);
    m_arrived->setVisible(isComing);
    m_done->setVisible(isComing || is(ClinicianStage::Arrived));
    m_decline->setVisible(isWaiting || isComing);
    m_notSent->setVisible(isWaiting || isComing);
    m_ask->setVisible(!request);
}

void ClinicianList::tick()
{
    m_model.tick(m_desk.now());
}

void ClinicianList::restyle()
{
    const Look& look = m_source.look();
    m_stripColumn->setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(10));
    m_stripColumn->setSpacing(look.px(6));
    m_chosen->setFont(look.font(TypeRole::Small));
    m_message->setFont(look.font(TypeRole::Body));
    m_alone->setFont(look.font(TypeRole::Strong));
    m_empty->setFont(look.font(TypeRole::Body));
    m_empty->setMargin(look.px(14));
    QPalette danger = palette();
    danger.setColor(QPalette::WindowText, look.color(Token::Danger));
    m_message->setPalette(danger);
    m_alone->setPalette(danger);
    m_view->setStyleSheet(ringOfAList(look));
    // The rows are measured anew.
    m_view->doItemsLayout();
}

void ClinicianList::answer(ClinicianStage stage, const std::string& reason)
{
    const auto incident = selected();
    if (!incident)
        return;
    m_message->hide();
    m_reasonSent = reason;
    m_askedAbout = incident;
    if (auto step = stepOfUnit(*incident, stage)) {
        m_asker.ask(*std::move(step), std::to_string(incident->value));
        return;
    }
    AnswerClinician command;
    command.incident = *incident;
    command.stage = stage;
    command.reason = reason;
    m_asker.ask(std::move(command), std::to_string(incident->value));
}

// Where a clinician's unit works it, it is the unit that sets out and arrives, for everybody; the
// request follows from that.
std::optional<Command> ClinicianList::stepOfUnit(IncidentId id, ClinicianStage stage) const
{
    const State& state = m_desk.state();
    const auto incident = state.incidents.find(id);
    const auto unit =
        incident == state.incidents.end() ? std::nullopt : clinicianUnitOf(state, incident->second);
    const auto found = unit ? state.units.find(*unit) : state.units.end();
    if (found == state.units.end() || found->second.incident != id || !found->second.stage)
        return std::nullopt;
    if (stage == ClinicianStage::EnRoute && *found->second.stage < AssignmentStage::EnRoute)
        return MarkEnRoute{{*unit}, {}};
    if (stage == ClinicianStage::Arrived && *found->second.stage < AssignmentStage::OnScene)
        return MarkOnScene{{*unit}, {}};
    return std::nullopt;
}

void ClinicianList::askWhy(ClinicianStage stage, const QString& question)
{
    m_askedFor = stage;
    m_askedAbout = selected();
    if (m_askedAbout)
        m_reason->ask(question);
}

void ClinicianList::requestClinician()
{
    const auto incident = selected();
    if (!incident)
        return;
    m_message->hide();
    m_reasonSent.clear();
    m_asker.ask(RequestClinician{*incident, {}}, std::to_string(incident->value));
}

} // namespace haven::ui
