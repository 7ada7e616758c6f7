#include "ui/crisis/seal_page.h"

#include "ui/crisis/confirm_band.h"
#include "ui/crisis/seal_form.h"
#include "ui/incident/scrolled_body.h"
#include "ui/widgets/wrap_layout.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>
#include <utility>

namespace haven::ui {

namespace {

constexpr int kRoomyPx = 380; // a question and a form have room below one another

} // namespace

SealPage::SealPage(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock))
{
    setObjectName(QStringLiteral("sealPage"));
    setAccessibleName(tr("Keys and releases"));
    build();
    connect(&m_desk, &Desk::answered, this, &SealPage::hear);
    connect(&m_desk, &Desk::releasesFound, this,
            [this](const QString& asker, quint64 generation, const ReleasePage& page) {
                if (asker == objectName() && generation == m_generation)
                    showReleases(page);
            });
    connect(&m_desk, &Desk::escrowMade, this,
            [this](quint64 id, const std::vector<EscrowShare>& shares) {
                if (m_sent && m_sent->first == id)
                    showShares(shares);
            });
    connect(&m_source, &ThemeSource::changed, this, &SealPage::restyle);
    restyle();
    turnTo(Task::Release);
}

void SealPage::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_area = new QScrollArea(this);
    m_area->setObjectName(QStringLiteral("sealScroll"));
    m_area->setAccessibleName(tr("Keys and releases"));
    m_area->setToolTip(tr("Keys and releases"));
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setMinimumHeight(24); // a question below may need nearly all of a low panel
    auto* body = new ScrolledBody(m_area->viewport());
    m_column = new QVBoxLayout(body);
    // With the page, which in a low panel has no room for them and a field at a time.
    m_tabs = new QWidget(body);
    m_flow = new WrapLayout(m_tabs);
    m_column->addWidget(m_tabs);
    buildRelease();
    buildReleases();
    buildMembers();
    buildEscrow();
    buildHandBack();
    buildOpening();
    m_column->addStretch(1);
    m_area->setWidget(body);
    outer->addWidget(m_area, 1);
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("sealMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    outer->addWidget(m_message);
    m_confirm = new ConfirmBand(m_source, this);
    outer->addWidget(m_confirm);
    connect(m_confirm, &ConfirmBand::confirmed, this, &SealPage::send);
    connect(m_confirm, &ConfirmBand::left, this, [this] {
        m_asked.reset();
        refresh();
        Q_EMIT askingChanged();
    });
}

SealForm* SealPage::addTask(Task task, const QString& title, const QString& name)
{
    const int index = static_cast<int>(task);
    auto* button = new KeyButton(
        m_source, title, QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + index)), m_tabs);
    button->setObjectName(name + QStringLiteral("Tab"));
    button->setButtonSize(ButtonSize::Header);
    button->setCheckable(true);
    button->bindWithin(this);
    connect(button, &QPushButton::clicked, this, [this, task] {
        turnTo(task);
        focusFirst();
    });
    m_flow->addWidget(button);
    m_buttons.push_back(button);
    auto* form = new SealForm(m_source, name, m_area);
    m_column->addWidget(form);
    m_forms.push_back(form);
    return form;
}

void SealPage::turnTo(Task task)
{
    m_confirm->leave();
    m_message->hide();
    if (task != m_task)
        m_forms[static_cast<std::size_t>(m_task)]->clear(); // no secret waits on another page
    m_task = task;
    m_area->ensureVisible(0, 0);
    refresh();
}

void SealPage::focusFirst()
{
    QWidget* shown = m_opening;
    for (SealForm* form : m_forms) {
        if (!form->isHidden())
            shown = form;
    }
    if (shown->isHidden())
        return; // nothing is to be done here, and no field out of sight takes what is typed
    for (auto* field : shown->findChildren<QWidget*>()) {
        const bool takes =
            !field->isHidden() && field->isEnabled() && (field->focusPolicy() & Qt::TabFocus) != 0;
        if (takes) {
            field->setFocus(Qt::OtherFocusReason);
            // With its label above it, once the page has the height of what it shows now.
            QTimer::singleShot(0, field, [this, field] {
                m_area->ensureWidgetVisible(field, 0, m_source.look().px(30));
            });
            return;
        }
    }
}

bool SealPage::isAsking() const
{
    return m_confirm->isAsking();
}

bool SealPage::isOffered() const
{
    return isOpen() || m_desk.sealStanding() == SealStanding::NoGroup;
}

// Where a key of one's own is open here and the group has a new one, it comes by itself.
bool SealPage::isOpen() const
{
    const SealStanding standing = m_desk.sealStanding();
    const bool isComing =
        standing == SealStanding::Closed && group() && !m_desk.sealFingerprint().empty();
    return standing == SealStanding::Open || isComing;
}

const Incident* SealPage::incident() const
{
    return hotIncident(m_desk.state(), m_shown);
}

const SealGroup* SealPage::group() const
{
    return sealGroupOf(m_desk.state().sealBook, m_desk.seat().agent);
}

void SealPage::show(std::optional<IncidentId> incident)
{
    if (incident == m_shown)
        return;
    m_shown = incident;
    forgetTyped();
}

// Codes stay until somebody has written them down: they are of the group and not of an incident.
void SealPage::forget()
{
    forgetShares();
    forgetTyped();
}

void SealPage::forgetTyped()
{
    m_confirm->leave();
    m_asked.reset();
    m_message->hide();
    for (SealForm* form : m_forms)
        form->clear();
    m_opening->clear();
    hideWords();
    refresh();
}

void SealPage::hideWords()
{
    ++m_generation; // nor does an answer on its way come to it
    emptyText(m_words);
    m_forms[static_cast<std::size_t>(Task::Releases)]->setSeen(m_words, SealForm::Seen::No);
}

void SealPage::refresh()
{
    const bool isOpenNow = isOpen();
    const auto hasFocusInside = [this] {
        const QWidget* focus = QApplication::focusWidget();
        return focus && isAncestorOf(focus);
    };
    const bool wasHere = hasFocusInside();
    // While something is asked nothing else is to be done, and in a low panel the question needs
    // all the room.
    const bool isAsking = m_confirm->isAsking();
    m_tabs->setVisible(isOpenNow && !isAsking);
    m_area->setVisible(!isAsking || height() >= m_source.look().px(kRoomyPx));
    for (std::size_t n = 0; n < m_forms.size(); ++n) {
        const bool isChosen = n == static_cast<std::size_t>(m_task);
        m_forms[n]->setVisible(isOpenNow && isChosen);
        m_buttons[n]->setChecked(isChosen);
    }
    m_opening->setVisible(m_desk.sealStanding() == SealStanding::NoGroup);
    refreshReleases();
    refreshGroup();
    // What was opened by escrow takes over from the form that opened it.
    if (wasHere && !hasFocusInside())
        focusFirst();
}

void SealPage::ask(Wish wish)
{
    if (m_sent)
        return;
    m_message->hide();
    m_asked = std::move(wish);
    m_confirm->ask(m_asked->question, m_asked->yes, m_asked->kind);
    refresh();
    Q_EMIT askingChanged();
}

void SealPage::send()
{
    if (!m_asked || m_sent)
        return;
    Wish wish = *std::exchange(m_asked, std::nullopt);
    const quint64 id = wish.send();
    m_sent.emplace(id, std::move(wish));
    refresh();
    Q_EMIT askingChanged();
}

void SealPage::hear(const Answered& answer)
{
    if (!m_sent || answer.id != m_sent->first)
        return;
    const Wish wish = std::exchange(m_sent, std::nullopt)->second;
    if (!answer.result.isOk()) {
        refuse(refusalText(answer.result.refusal()));
        return;
    }
    if (wish.after)
        wish.after();
    Q_EMIT said(wish.done, Tone::Accepted);
    refresh();
}

void SealPage::refuse(const QString& sentence)
{
    m_message->setText(sentence);
    m_message->setAccessibleName(sentence);
    m_message->show();
    Q_EMIT said(sentence, Tone::Refused);
}

void SealPage::restyle()
{
    const Look& look = m_source.look();
    m_flow->setContentsMargins(0, 0, 0, look.px(2));
    m_flow->setSpacing(look.px(6));
    m_column->setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(12));
    for (SealForm* form : m_forms)
        form->restyle();
    m_opening->restyle();
    m_message->setFont(look.font(TypeRole::Body));
    m_message->setContentsMargins(look.px(16), look.px(4), look.px(16), look.px(8));
    QPalette danger = palette();
    danger.setColor(QPalette::WindowText, look.color(Token::Danger));
    m_message->setPalette(danger);
    fitCodesSoon();
}

void SealPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitCodesSoon();
}

} // namespace haven::ui
