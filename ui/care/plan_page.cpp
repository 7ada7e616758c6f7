#include "ui/care/plan_page.h"

#include "models/base/text.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/decide.h"
#include "models/items/qt_text.h"
#include "ui/care/care_words.h"
#include "ui/care/entry_row.h"
#include "ui/crisis/crisis_words.h"
#include "ui/widgets/calm_combo.h"

#include <algorithm>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr char kPlanPart = '|'; // between the name of a row and what it is about
constexpr int kRadioField = 0;
constexpr int kConsentField = 1;
constexpr int kFirstText = 2; // then the fields of PlanField, in their order

QStringList planFieldWords()
{
    return {PlanPage::tr("words for the air"),   PlanPage::tr("what the person was told"),
            PlanPage::tr("background"),          PlanPage::tr("what helps"),
            PlanPage::tr("what makes it worse"), PlanPage::tr("step by step"),
            PlanPage::tr("whom to call"),        PlanPage::tr("source")};
}

// In the order of the enum.
QStringList planConsentWords()
{
    return {PlanPage::tr("not asked"), PlanPage::tr("agreed"), PlanPage::tr("told"),
            PlanPage::tr("cannot be asked")};
}

// As the rule names them, by the words of their choice on this page.
QString missingPlanWords(const CarePlan& plan)
{
    const QStringList words = planFieldWords();
    QStringList missing;
    for (const std::string& one : missingOf(plan)) {
        int at = one == "radio" ? kRadioField : kConsentField;
        for (const PlanField field : {PlanField::Helps, PlanField::Steps, PlanField::Source}) {
            if (toLower(enumName(field)) == one)
                at = kFirstText + static_cast<int>(field);
        }
        missing << words.at(at);
    }
    return missing.join(QStringLiteral(", "));
}

std::string lineText(const QLineEdit* line)
{
    return line->text().trimmed().toStdString();
}

// Nothing typed: as usual. What is no number of days is asked of the rule as none at all.
std::optional<int> daysOf(const QLineEdit* line)
{
    const QString text = line->text().trimmed();
    return text.isEmpty() ? std::optional<int>() : std::optional<int>(text.toInt());
}

// Those that somebody has to look at stand first.
int urgency(const CarePlan& plan, Instant now)
{
    if (!plan.approver)
        return 1;
    const bool isLate = !isPlanShown(plan, now) || (plan.reviewAt && *plan.reviewAt <= now);
    return isLate ? 0 : 2;
}

} // namespace

PlanPage::PlanPage(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)), m_asker(desk)
{
    setObjectName(QStringLiteral("planPage"));
    setAccessibleName(tr("Care plans"));
    build();
    connect(&m_asker, &DeskAsker::said, this, [this](const QString& sentence, Tone tone) {
        m_message->setText(sentence);
        m_message->show();
        Q_EMIT said(sentence, tone);
    });
    connect(&m_asker, &DeskAsker::done, this, [this](const std::string& name) {
        m_message->hide();
        const auto part = name.find(kPlanPart);
        const std::string row = name.substr(0, part);
        for (EntryRow* one : rows()) {
            if (one->objectName().toStdString() == row)
                one->settle(name.substr(part + 1));
        }
        // Another plan may be chosen by now: then its words stay closed.
        const CarePlan* plan = chosen();
        if (row == m_read->objectName().toStdString() && plan && m_asked == plan->id)
            m_open = m_asked;
        refresh();
    });
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        const Incident* one = incident();
        const bool isClosedNow =
            m_open && one && changes.incidents.count(one->id) > 0 && isCareHidden(*one, m_inside);
        if (isClosedNow)
            m_open.reset();
        if (changes.isCareChanged || isClosedNow)
            refresh();
    });
    connect(&m_desk, &Desk::seatChanged, this, [this] {
        m_open.reset();
        refresh();
    });
    connect(&m_source, &ThemeSource::changed, this, &PlanPage::restyle);
    restyle();
}

void PlanPage::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_area = new QScrollArea(this);
    m_area->setObjectName(QStringLiteral("planScroll"));
    m_area->setAccessibleName(accessibleName());
    m_area->setToolTip(accessibleName());
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body = new QWidget(m_area->viewport());
    m_column = new QVBoxLayout(m_body);
    m_list = new CalmCombo(m_body);
    m_list->setObjectName(QStringLiteral("planList"));
    m_list->setAccessibleName(tr("The plan"));
    m_list->setToolTip(tr("The plan; Up and Down choose"));
    m_list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_list, &QComboBox::currentIndexChanged, this, [this] {
        m_open.reset();
        refresh();
    });
    for (QLabel** label : {&m_message, &m_standing, &m_text}) {
        *label = new QLabel(m_body);
        (*label)->setTextFormat(Qt::PlainText);
        (*label)->setWordWrap(true);
    }
    m_message->setObjectName(QStringLiteral("planPageMessage"));
    m_message->hide();
    m_standing->setObjectName(QStringLiteral("planStanding"));
    m_text->setObjectName(QStringLiteral("planWhole"));
    m_column->addWidget(m_message);
    m_column->addWidget(m_list);
    m_column->addWidget(m_standing);
    buildRead();
    m_column->addWidget(m_text);
    buildWrite();
    buildApprove();
    buildEnd();
    buildBegin();
    for (EntryRow* row : rows()) {
        row->setRecorded({});
        row->setClosed({});
    }
    m_column->addStretch(1);
    m_area->setWidget(m_body);
    outer->addWidget(m_area);
}

void PlanPage::buildRead()
{
    m_read = new EntryRow(m_source, m_desk, QStringLiteral("planRead"),
                          tr("Read all of it; that you did, and why, is recorded"), m_body);
    m_why = m_read->addLine(QStringLiteral("planWhy"), tr("Why do you read it?"));
    m_read->addButton(tr("Open"), [this] {
        const CarePlan* plan = chosen();
        if (!plan)
            return;
        m_asked = plan->id;
        ask(ViewCare{CareView::CarePlan, std::nullopt, plan->id, lineText(m_why)}, m_read);
    });
    m_column->addWidget(m_read);
}

void PlanPage::buildWrite()
{
    m_write = new EntryRow(m_source, m_desk, QStringLiteral("planWrite"),
                           tr("Write in it; what is changed is approved anew"), m_body);
    m_field =
        m_write->addChoice(QStringLiteral("planField"), tr("What is written"), planFieldWords());
    m_consent = m_write->addChoice(QStringLiteral("planConsent"), tr("Whether the person agreed"),
                                   planConsentWords());
    m_words = m_write->addLine(QStringLiteral("planWords"), tr("The words"));
    m_write->addButton(tr("Write"), [this] { write(); });
    const auto showField = [this] {
        const bool isConsent = m_field->currentIndex() == kConsentField;
        m_consent->setVisible(isConsent);
        m_words->setVisible(!isConsent);
    };
    connect(m_field, &QComboBox::currentIndexChanged, this, showField);
    showField();
    m_column->addWidget(m_write);
}

void PlanPage::buildApprove()
{
    m_approve = new EntryRow(m_source, m_desk, QStringLiteral("planApprove"),
                             tr("Approve or renew it"), m_body);
    m_credentials =
        m_approve->addLine(QStringLiteral("planCredentials"), tr("License or rank of yours"));
    m_reviewDays =
        m_approve->addLine(QStringLiteral("planReviewDays"), tr("Review in days; empty: 180"));
    m_endDays = m_approve->addLine(QStringLiteral("planEndDays"), tr("Ends in days; empty: 365"));
    m_approve->addButton(tr("Approve"), [this] { approve(); });
    m_column->addWidget(m_approve);
}

void PlanPage::buildEnd()
{
    m_end = new EntryRow(m_source, m_desk, QStringLiteral("planEnd"), tr("End it"), m_body);
    m_reason = m_end->addLine(QStringLiteral("planEndReason"), tr("Why it ends"));
    m_end->addButton(tr("End"), [this] {
        if (const CarePlan* plan = chosen())
            ask(EndCarePlan{plan->id, lineText(m_reason)}, m_end);
    });
    m_column->addWidget(m_end);
}

void PlanPage::buildBegin()
{
    m_begin = new EntryRow(m_source, m_desk, QStringLiteral("planBegin"),
                           tr("Begin a plan of this incident"), m_body);
    m_subject = m_begin->addChoice(QStringLiteral("planSubject"), tr("Of the place or the person"),
                                   {tr("for the place"), tr("for the person")});
    m_radioSafe = m_begin->addLine(QStringLiteral("planRadioSafe"),
                                   tr("What may be said on the air: no name, no diagnosis"));
    m_begin->addButton(tr("Begin"), [this] { begin(); });
    m_column->addWidget(m_begin);
}

void PlanPage::begin()
{
    const Incident* one = incident();
    if (!one)
        return;
    RecordCarePlan command;
    command.incident = one->id;
    command.plan.radioSafe = lineText(m_radioSafe);
    const bool isPerson = m_subject->currentIndex() == 1;
    const Person* subject = isPerson ? crisisPerson(*one) : nullptr;
    if (isPerson && !subject) {
        m_message->setText(refusalText(refuse(RefusalCode::CarePlanSubjectMissing)));
        m_message->show();
        return;
    }
    if (subject) {
        command.plan.person = subject->name;
        command.plan.born = subject->born;
    }
    ask(std::move(command), m_begin);
}

void PlanPage::write()
{
    const CarePlan* plan = chosen();
    if (!plan)
        return;
    RecordCarePlan command;
    command.plan = *plan;
    const int field = m_field->currentIndex();
    const std::string words = lineText(m_words);
    if (field != kConsentField && words.empty()) {
        m_message->setText(tr("There are no words yet. Nothing was changed. Write them."));
        m_message->show();
        return;
    }
    if (field == kRadioField)
        command.plan.radioSafe = words;
    else if (field == kConsentField)
        command.plan.consent = static_cast<PlanConsent>(m_consent->currentIndex());
    else
        command.plan.texts[static_cast<PlanField>(field - kFirstText)] = words;
    ask(std::move(command), m_write);
}

void PlanPage::approve()
{
    const CarePlan* plan = chosen();
    if (!plan)
        return;
    if (const QString missing = missingPlanWords(*plan); !missing.isEmpty()) {
        m_message->setText(tr("Care plan %1 cannot be approved yet. Nothing was changed. Still to "
                              "be written above: %2.",
                              "number, a list")
                               .arg(plan->id.value)
                               .arg(missing));
        m_message->show();
        return;
    }
    ApproveCarePlan command{plan->id, lineText(m_credentials)};
    command.reviewDays = daysOf(m_reviewDays);
    command.endDays = daysOf(m_endDays);
    ask(std::move(command), m_approve);
}

void PlanPage::ask(Command command, EntryRow* row)
{
    m_message->hide();
    // Another plan may be chosen before it is on the record.
    m_asker.ask(std::move(command), row->objectName().toStdString() + kPlanPart + row->about());
}

std::vector<EntryRow*> PlanPage::rows() const
{
    return {m_begin, m_read, m_write, m_approve, m_end};
}

const CarePlan* PlanPage::chosen() const
{
    const auto& plans = m_desk.state().carePlans;
    const auto found = plans.find(CarePlanId(m_list->currentData().toLongLong()));
    return found == plans.end() ? nullptr : &found->second;
}

const Incident* PlanPage::incident() const
{
    const auto found =
        m_shown ? m_desk.state().incidents.find(*m_shown) : m_desk.state().incidents.end();
    return found == m_desk.state().incidents.end() || isCareHidden(found->second, m_inside)
               ? nullptr
               : &found->second;
}

void PlanPage::setInside(std::optional<IncidentId> incidentOpened)
{
    m_inside = incidentOpened;
    refresh();
}

void PlanPage::show(std::optional<IncidentId> incidentShown)
{
    const bool isOther = incidentShown != m_shown;
    if (isOther)
        m_message->hide();
    m_shown = incidentShown;
    refresh();
    if (isOther)
        chooseOwn();
}

std::optional<CarePlanId> PlanPage::own() const
{
    const Incident* one = incident();
    return one ? planAbout(m_desk.state(), *one, m_desk.now()) : std::nullopt;
}

// The plan that belongs to the incident stands there, and where it has none nobody's: not another
// person's that is more urgent. What is written next would go into that one.
void PlanPage::chooseOwn()
{
    if (!m_shown)
        return;
    const qlonglong wanted = own().value_or(CarePlanId{}).value;
    const int at = m_list->findData(QVariant::fromValue(wanted));
    if (at >= 0)
        m_list->setCurrentIndex(at);
}

void PlanPage::focusFirst()
{
    QWidget* first = m_list->isVisibleTo(this) ? static_cast<QWidget*>(m_list) : m_area;
    first->setFocus(Qt::OtherFocusReason);
}

QString PlanPage::dayOf(Instant at) const
{
    return m_clock.dated(at).section(u' ', 0, 0);
}

QString PlanPage::listText(const CarePlan& plan) const
{
    return tr("Plan %1, %2: %3", "number, how it stands, words for the air")
        .arg(plan.id.value)
        .arg(planStandingText(plan, m_desk.now()), fromStd(plan.radioSafe));
}

QString PlanPage::standingText(const CarePlan& plan) const
{
    QStringList parts{
        tr("Written by %1.", "a person").arg(personName(m_desk.state(), plan.author))};
    if (plan.approver)
        parts << tr("Approved by %1.", "a person").arg(personName(m_desk.state(), *plan.approver));
    if (plan.reviewAt)
        parts << tr("To be reviewed by %1.", "a day").arg(dayOf(*plan.reviewAt));
    if (plan.endsAt)
        parts << tr("It ends on %1.", "a day").arg(dayOf(*plan.endsAt));
    if (const QString missing = missingPlanWords(plan); !missing.isEmpty())
        parts << tr("Before it is approved it needs: %1.", "a list").arg(missing);
    return parts.join(u' ');
}

QString PlanPage::noneText() const
{
    if (m_list->count() == 0)
        return tr("There is no care plan yet.");
    const Incident* one = incident();
    return one ? tr("No care plan is about incident %1. The list has those of others.", "number")
                     .arg(fromStd(one->number))
               : tr("No care plan is chosen. They are in the list.");
}

// The chosen plan stays chosen, wherever it stands now.
void PlanPage::fillList()
{
    std::vector<const CarePlan*> plans;
    for (const auto& [id, plan] : m_desk.state().carePlans) {
        if (!plan.endedAt)
            plans.push_back(&plan);
    }
    std::stable_sort(plans.begin(), plans.end(), [this](const CarePlan* a, const CarePlan* b) {
        return urgency(*a, m_desk.now()) < urgency(*b, m_desk.now());
    });
    QStringList texts;
    std::vector<qlonglong> ids;
    const auto mine = own();
    if (m_shown && !mine && !plans.empty()) {
        texts << tr("Choose a plan");
        ids.push_back(CarePlanId{}.value);
    }
    for (const CarePlan* plan : plans) {
        texts << listText(*plan);
        ids.push_back(plan->id.value);
    }
    QStringList shown;
    for (int n = 0; n < m_list->count(); ++n)
        shown << m_list->itemText(n);
    if (shown == texts)
        return;
    const QVariant before = m_list->currentData();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (std::size_t n = 0; n < ids.size(); ++n)
        m_list->addItem(texts[static_cast<qsizetype>(n)], QVariant::fromValue(ids[n]));
    int at = before.toLongLong() == CarePlanId{}.value ? -1 : m_list->findData(before);
    if (at < 0 && mine)
        at = m_list->findData(QVariant::fromValue<qlonglong>(mine->value));
    m_list->setCurrentIndex(std::max(0, at));
    if (m_list->currentData() != before)
        m_open.reset();
}

void PlanPage::refresh()
{
    const bool isAllowed = mayDo(RecordCarePlan{}, m_desk.seat().roles);
    if (isAllowed)
        fillList();
    const CarePlan* plan = isAllowed ? chosen() : nullptr;
    const Incident* one = isAllowed ? incident() : nullptr;
    m_list->setVisible(isAllowed && m_list->count() > 0);
    m_standing->setText(!isAllowed ? tr("Clinicians and supervisors look after care plans.")
                        : plan     ? standingText(*plan)
                                   : noneText());
    const std::string about = plan ? "plan/" + std::to_string(plan->id.value) : std::string();
    for (EntryRow* row : {m_read, m_write, m_approve, m_end}) {
        row->setAbout(about);
        row->setVisible(plan != nullptr);
    }
    m_begin->setAbout(one ? "plan-of/" + one->number : std::string());
    m_begin->setVisible(one != nullptr);
    const bool isOpen = plan && m_open == plan->id;
    m_text->setText(isOpen
                        ? planText(m_desk.state(), *plan, [this](Instant at) { return dayOf(at); })
                        : QString());
    m_text->setVisible(isOpen);
}

void PlanPage::restyle()
{
    const Look& look = m_source.look();
    m_column->setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12));
    m_column->setSpacing(look.px(14));
    styleLabel(m_message, look, TypeRole::Body, Token::Danger);
    styleLabel(m_standing, look, TypeRole::Body, Token::Second);
    styleLabel(m_text, look, TypeRole::Body, Token::Text);
    m_list->setFont(look.font(TypeRole::Body));
    refresh();
}

} // namespace haven::ui
