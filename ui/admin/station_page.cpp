#include "ui/admin/station_page.h"

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

// The zones of the states and territories, Connecticut's first.
constexpr const char* kZones[] = {"America/New_York", "America/Chicago",     "America/Denver",
                                  "America/Phoenix",  "America/Los_Angeles", "America/Anchorage",
                                  "Pacific/Honolulu", "America/Puerto_Rico", "Pacific/Guam"};

QString titleOf(RefusalCode code, const QString& holder)
{
    if (code == RefusalCode::StationMissing)
        return StationPage::tr("There is no station here yet");
    if (code == RefusalCode::StationLocked)
        return StationPage::tr("The station is held by %1").arg(holder);
    if (code == RefusalCode::StationForeign)
        return StationPage::tr("This file is not a Haven station");
    if (code == RefusalCode::StationDamaged || code == RefusalCode::StationTruncated)
        return StationPage::tr("The station is damaged");
    if (code == RefusalCode::StationNewer)
        return StationPage::tr("The station is newer than this Haven");
    if (code == RefusalCode::StationReadOnly)
        return StationPage::tr("The station cannot be written to");
    if (code == RefusalCode::StationUnreadable)
        return StationPage::tr("The station may not be read");
    // The sentence below it tells the reason.
    return StationPage::tr("The station cannot be opened");
}

} // namespace

StationPage::StationPage(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source), m_column(new QVBoxLayout(this)),
      m_heading(new QLabel(tr("Haven"), this)), m_card(new FormCard(source, QString(), this)),
      m_making(new FormCard(source, tr("Make a new station"), this)),
      m_retryButton(new KeyButton(source, tr("Try again"), Qt::Key_F5, this)),
      m_closeButton(new KeyButton(source, tr("Close"), QKeySequence(Qt::CTRL | Qt::Key_Q), this))
{
    setObjectName(QStringLiteral("stationPage"));
    setAccessibleName(m_heading->text());
    m_heading->setObjectName(QStringLiteral("stationHeading"));
    m_heading->setAlignment(Qt::AlignHCenter);
    m_card->setObjectName(QStringLiteral("stationCard"));
    m_making->setObjectName(QStringLiteral("stationMaking"));
    m_retryButton->setObjectName(QStringLiteral("stationRetry"));
    m_closeButton->setObjectName(QStringLiteral("stationClose"));
    m_card->addButton(m_retryButton);
    m_card->addButton(m_closeButton);
    buildMaking();
    m_column->addStretch(2);
    m_column->addWidget(m_heading);
    m_column->addLayout(centered(m_card));
    m_column->addLayout(centered(m_making));
    m_column->addStretch(3);
    m_retryButton->bindWithin(this);
    m_closeButton->bindWithin(this);
    connect(m_retryButton, &QPushButton::clicked, this, &StationPage::retryRequested);
    connect(m_closeButton, &QPushButton::clicked, this, &StationPage::closeRequested);
    connect(&source, &ThemeSource::changed, this, &StationPage::restyle);
    restyle();
}

void StationPage::buildMaking()
{
    m_agency = m_making->addLine(QStringLiteral("stationAgency"), tr("Agency"),
                                 tr("The name of the agency, as it stands on reports"));
    m_zone = m_making->addChoice(QStringLiteral("stationZone"), tr("Time zone"),
                                 tr("The wall clock of the agency"));
    for (const char* zone : kZones)
        m_zone->addItem(QString::fromLatin1(zone));
    m_makeButton = new KeyButton(m_source, tr("Make the station"), Qt::Key_Return, this);
    m_makeButton->setObjectName(QStringLiteral("stationMake"));
    m_makeButton->setKind(ButtonKind::Primary);
    m_making->addButton(m_makeButton);
    m_making->setIntroduction(
        tr("The next page then makes the first administrator, who signs on."));
    connect(m_makeButton, &QPushButton::clicked, this, &StationPage::make);
}

void StationPage::restyle()
{
    const Look& look = m_source.look();
    m_column->setSpacing(look.px(16));
    m_heading->setFont(look.font(TypeRole::ActiveStep));
    m_card->setFixedWidth(look.px(620));
    m_making->setFixedWidth(look.px(620));
    update();
}

void StationPage::tell(const Refusal& refusal)
{
    const bool isMissing = refusal.code == RefusalCode::StationMissing;
    const QString holder = refusal.arguments.size() > 1 ? fromStd(refusal.arguments[1]) : QString();
    m_card->setTitle(titleOf(refusal.code, holder));
    m_card->say({}, Tone::Quiet);
    m_card->setIntroduction(refusalText(refusal));
    m_making->setVisible(isMissing);
    for (KeyButton* button : {m_retryButton, m_closeButton, m_makeButton})
        button->setEnabled(true);
    if (isMissing)
        m_agency->setFocus(Qt::OtherFocusReason);
    else
        m_retryButton->setFocus(Qt::OtherFocusReason);
}

void StationPage::tellWorking()
{
    m_card->say(tr("Opening the station."), Tone::Quiet);
    // Not on Close, where it would go by itself: an impatient Space would end the program.
    setFocus(Qt::OtherFocusReason);
    for (KeyButton* button : {m_retryButton, m_makeButton})
        button->setEnabled(false);
}

void StationPage::tellReading(qint64 done, qint64 total)
{
    m_card->setTitle(tr("The station is being opened"));
    m_card->setIntroduction(
        total > 0 ? tr("%L1 of %L2 facts of its log are read and checked. Closing changes nothing.")
                        .arg(done)
                        .arg(total)
                  : tr("Its files are being read. Closing changes nothing."));
    m_making->hide();
    if (!m_retryButton->isEnabled())
        return; // said once
    tellWorking();
}

void StationPage::make()
{
    if (!m_makeButton->isEnabled())
        return;
    const QString agency = m_agency->text().trimmed();
    if (agency.isEmpty()) {
        m_making->say(tr("The agency needs a name. Nothing was made."), Tone::Refused);
        m_agency->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_making->say({}, Tone::Quiet);
    Q_EMIT stationWished(agency, m_zone->currentText());
}

void StationPage::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_making->isVisible())
        make();
    else
        QWidget::keyPressEvent(event);
}

void StationPage::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_source.look().color(Token::Ground));
}

} // namespace haven::ui
