#include "ui/admin/sign_on_panel.h"

#include "models/dispatch/alarms.h"
#include "models/items/qt_text.h"
#include "ui/admin/form_card.h"
#include "ui/widgets/key_button.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kPositionsOffered = 4;
constexpr int kPositionCharactersMax = 40;

} // namespace

SignOnPanel::SignOnPanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_column(new QVBoxLayout(this)),
      m_heading(new QLabel(tr("Haven"), this)), m_agency(new QLabel(this)),
      m_card(new FormCard(source, tr("Sign on"), this)),
      m_first(new FormCard(source, tr("The first administrator"), this)), m_alarms(new QLabel(this))
{
    setObjectName(QStringLiteral("signOnPanel"));
    setAccessibleName(tr("Sign on"));
    m_heading->setObjectName(QStringLiteral("signOnHeading"));
    m_agency->setObjectName(QStringLiteral("signOnAgency"));
    m_alarms->setObjectName(QStringLiteral("signOnAlarms"));
    m_card->setObjectName(QStringLiteral("signOnCard"));
    m_first->setObjectName(QStringLiteral("firstCard"));
    for (QLabel* label : {m_heading, m_agency, m_alarms}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
    }
    buildSignOn();
    buildFirst();
    m_first->hide();
    m_column->addStretch(2);
    m_column->addWidget(m_heading);
    m_column->addWidget(m_agency);
    m_column->addLayout(centered(m_card));
    m_column->addLayout(centered(m_first));
    m_column->addWidget(m_alarms);
    m_column->addStretch(3);
    connect(&desk, &Desk::answered, this, &SignOnPanel::hear);
    connect(&desk, &Desk::found, this, &SignOnPanel::hearAccounts);
    connect(&desk, &Desk::seatChanged, this, &SignOnPanel::hearSeat);
    connect(&source, &ThemeSource::changed, this, &SignOnPanel::restyle);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &SignOnPanel::tellAlarms);
    restyle();
}

void SignOnPanel::buildSignOn()
{
    m_agent =
        m_card->addLine(QStringLiteral("signOnAgent"), tr("Agent"), tr("The name of your account"));
    m_password =
        m_card->addPassword(QStringLiteral("signOnPassword"), tr("Password"), tr("Your password"));
    m_position = m_card->addChoice(QStringLiteral("signOnPosition"), tr("Position"),
                                   tr("The desk this window stands for; choose one or type it"));
    m_position->setEditable(true);
    m_position->setInsertPolicy(QComboBox::NoInsert);
    // It would take the Enter that signs on for its own while the name stands chosen as a whole.
    m_position->setCompleter(nullptr);
    m_position->lineEdit()->setMaxLength(kPositionCharactersMax);
    m_button = new KeyButton(m_source, tr("Sign on"), Qt::Key_Return, this);
    m_button->setObjectName(QStringLiteral("signOnButton"));
    m_button->setKind(ButtonKind::Primary);
    m_card->addButton(m_button);
    connect(m_button, &QPushButton::clicked, this, &SignOnPanel::signOn);
}

void SignOnPanel::buildFirst()
{
    m_first->setIntroduction(tr("Nobody can sign on at this station yet. The first account is an "
                                "administrator, who then makes accounts for everybody else."));
    m_firstAgent = m_first->addLine(QStringLiteral("firstAgent"), tr("Agent"),
                                    tr("The name to sign on with: letters, digits, . - _"));
    m_firstName =
        m_first->addLine(QStringLiteral("firstName"), tr("Name"), tr("As it is shown to others"));
    m_firstPassword = m_first->addPassword(QStringLiteral("firstPassword"), tr("Password"),
                                           tr("8 to 128 characters"));
    m_firstAgain = m_first->addPassword(QStringLiteral("firstAgain"), tr("Once more"),
                                        tr("The same password again"));
    m_firstButton = new KeyButton(m_source, tr("Make and sign on"), Qt::Key_Return, this);
    m_firstButton->setObjectName(QStringLiteral("firstButton"));
    m_firstButton->setKind(ButtonKind::Primary);
    m_first->addButton(m_firstButton);
    connect(m_firstButton, &QPushButton::clicked, this, &SignOnPanel::makeFirst);
}

void SignOnPanel::restyle()
{
    const Look& look = m_source.look();
    m_column->setSpacing(look.px(16));
    m_heading->setFont(look.font(TypeRole::ActiveStep));
    m_agency->setFont(look.font(TypeRole::Fact));
    m_alarms->setFont(look.font(TypeRole::Strong));
    QPalette palette = m_agency->palette();
    palette.setColor(QPalette::WindowText, look.color(Token::Second));
    m_agency->setPalette(palette);
    m_card->setFixedWidth(look.px(440));
    m_first->setFixedWidth(look.px(440));
    tellAlarms();
    update();
}

void SignOnPanel::start()
{
    QLineEdit* agent = m_first->isVisibleTo(this) ? m_firstAgent : m_agent;
    if (agent == m_agent && !m_agent->text().isEmpty())
        m_password->setFocus(Qt::OtherFocusReason);
    else
        agent->setFocus(Qt::OtherFocusReason);
}

void SignOnPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_agency->setText(fromStd(m_desk.state().agency));
    offerPositions();
    askForAccounts();
    tellAlarms();
    m_clock.start();
    // Whoever comes next types a name first, whatever stood here before.
    m_password->clear();
    QLineEdit* first = m_first->isVisibleTo(this) ? m_firstAgent : m_agent;
    first->setFocus(Qt::OtherFocusReason);
    first->selectAll();
}

void SignOnPanel::hideEvent(QHideEvent* event)
{
    m_clock.stop();
    QWidget::hideEvent(event);
}

void SignOnPanel::askForAccounts()
{
    m_desk.ask(AccountsQuery{}, objectName(), ++m_generation);
}

void SignOnPanel::hearAccounts(const QString& asker, quint64 generation, const QueryAnswer& answer)
{
    const auto* list = std::get_if<AccountList>(&answer);
    if (asker != objectName() || generation != m_generation || !list)
        return;
    // Only whether there is one: the names are nobody's business who has not signed on.
    const bool isFirst = list->accounts.empty();
    if (isFirst == m_first->isVisibleTo(this))
        return;
    m_first->setVisible(isFirst);
    m_card->setVisible(!isFirst);
    if (isVisible())
        start();
}

void SignOnPanel::offerPositions()
{
    const QString here = fromStd(m_desk.seat().position.value);
    QStringList names{here};
    for (const auto& [position, signOn] : m_desk.state().signOns)
        names << fromStd(position.value);
    for (int n = 1; n <= kPositionsOffered; ++n)
        names << tr("Position %1", "the name of a desk").arg(n);
    names.removeDuplicates();
    names.removeAll(QString());
    m_position->clear();
    m_position->addItems(names);
    m_position->setCurrentText(here.isEmpty() ? names.value(0) : here);
}

void SignOnPanel::signOn()
{
    if (m_signOn != 0)
        return;
    const QString agent = m_agent->text().trimmed();
    if (agent.isEmpty() || m_password->text().isEmpty()) {
        m_card->say(tr("Agent and password are both needed."), Tone::Refused);
        start();
        return;
    }
    SignOnWish wish;
    wish.agent = AgentId(agent.toStdString());
    wish.password = m_password->text().toStdString();
    const QString position = m_position->currentText().trimmed();
    if (!position.isEmpty())
        wish.position = PositionId(position.toStdString());
    m_card->say(tr("Looking at the password."), Tone::Quiet);
    m_signOn = m_desk.signOn(std::move(wish));
}

void SignOnPanel::makeFirst()
{
    if (m_making != 0)
        return;
    if (m_firstPassword->text() != m_firstAgain->text()) {
        m_first->say(tr("The two passwords differ. Nothing was made. Type both again."),
                     Tone::Refused);
        m_firstPassword->clear();
        m_firstAgain->clear();
        m_firstPassword->setFocus(Qt::OtherFocusReason);
        return;
    }
    AccountWish wish;
    wish.act = AccountAct::Create;
    wish.agent = AgentId(m_firstAgent->text().trimmed().toStdString());
    wish.name = m_firstName->text().trimmed().toStdString();
    wish.roles = {Role::Administrator};
    wish.password = m_firstPassword->text().toStdString();
    m_first->say(tr("Making the account."), Tone::Quiet);
    m_making = m_desk.changeAccount(std::move(wish));
}

void SignOnPanel::hear(const Answered& answer)
{
    if (m_making != 0 && answer.id == m_making) {
        m_making = 0;
        if (!answer.result) {
            m_first->say(refusalText(answer.result.refusal()), Tone::Refused);
            return;
        }
        m_first->say({}, Tone::Quiet);
        m_first->hide();
        m_card->show();
        m_agent->setText(m_firstAgent->text().trimmed());
        m_password->setText(m_firstPassword->text());
        m_firstPassword->clear();
        m_firstAgain->clear();
        signOn();
    } else if (m_signOn != 0 && answer.id == m_signOn) {
        m_signOn = 0;
        m_password->clear();
        if (answer.result) {
            m_card->say({}, Tone::Quiet);
            m_agent->clear();
            return;
        }
        m_card->say(refusalText(answer.result.refusal()), Tone::Refused);
        start();
    }
}

void SignOnPanel::hearSeat()
{
    if (m_desk.seat().roles.empty())
        offerPositions();
}

// Each kind by its name: the strip over the board counts the late calls alone.
QString SignOnPanel::overdueWords(const OverdueCounts& counts) const
{
    QStringList words;
    const auto add = [&words](int n, const QString& said) {
        if (n > 0)
            words << said;
    };
    add(counts.waiting, tr("late calls %1", "how many").arg(counts.waiting));
    add(counts.statusChecks, tr("status checks due %1", "how many").arg(counts.statusChecks));
    add(counts.rechecks, tr("re-checks due %1", "how many").arg(counts.rechecks));
    add(counts.steps, tr("checklist steps late %1", "how many").arg(counts.steps));
    add(counts.clinicians, tr("clinicians not answering %1", "how many").arg(counts.clinicians));
    add(counts.holds, tr("holds over %1", "how many").arg(counts.holds));
    add(counts.suggestions, tr("suggestions not answered %1", "how many").arg(counts.suggestions));
    return words.join(QStringLiteral(", "));
}

// The lock hides what was on the screen, but not that somebody needs help.
void SignOnPanel::tellAlarms()
{
    if (!isVisible())
        return;
    const auto counts = overdueCounts(m_desk.state(), m_desk.knowledge().codes, m_desk.now());
    QStringList words;
    if (counts.emergencies > 0)
        words << tr("OFFICER EMERGENCY: %n not acknowledged. Sign on to answer.", nullptr,
                    counts.emergencies);
    if (const QString others = overdueWords(counts); !others.isEmpty())
        words << tr("On the board: %1", "a list: late calls 1, status checks due 2").arg(others);
    QPalette palette = m_alarms->palette();
    palette.setColor(QPalette::WindowText,
                     m_source.look().color(counts.emergencies > 0 ? Token::Danger : Token::Second));
    m_alarms->setPalette(palette);
    const QString text = words.join(u'\n');
    if (m_alarms->text() != text)
        m_alarms->setText(text);
}

void SignOnPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_first->isVisible())
        makeFirst();
    else
        signOn();
}

void SignOnPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_source.look().color(Token::Ground));
}

} // namespace haven::ui
