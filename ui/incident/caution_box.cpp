#include "ui/incident/caution_box.h"

#include "models/dispatch/one_place.h"
#include "ui/incident/incident_words.h"
#include "ui/incident/plain_label.h"
#include "ui/widgets/key_button.h"

#include <QHBoxLayout>
#include <QPainter>

namespace haven::ui {

QString cautionKindText(CautionKind kind)
{
    switch (kind) {
    case CautionKind::OfficerSafety:
        return CautionBox::tr("Caution, officer safety.");
    case CautionKind::Weapon:
        return CautionBox::tr("Caution, weapon.");
    case CautionKind::Violence:
        return CautionBox::tr("Caution, violence.");
    case CautionKind::Hazard:
        return CautionBox::tr("Caution, hazard.");
    case CautionKind::Animal:
        return CautionBox::tr("Caution, animal.");
    case CautionKind::Access:
        return CautionBox::tr("Access.");
    case CautionKind::Medical:
        return CautionBox::tr("Medical.");
    case CautionKind::Communication:
        return CautionBox::tr("Communication.");
    case CautionKind::Approach:
        return CautionBox::tr("How to approach.");
    }
    return {};
}

QString cautionOriginText(const CautionBox::Shown& shown, const WallClock& clock)
{
    const Caution& caution = shown.caution;
    const bool isVerified = caution.verification == Verification::Verified;
    QString origin =
        CautionBox::tr(", source: %1 %2", "who said so, since when")
            .arg(caution.source.empty() ? CautionBox::tr("not given") : oneLine(caution.source),
                 dayText(clock, caution.startedAt));
    origin +=
        isVerified ? CautionBox::tr(", verified") : CautionBox::tr(", reported, not verified");
    if (!caution.person.empty())
        origin += CautionBox::tr(", about %1", "a person").arg(oneLine(caution.person));
    if (shown.match == CautionMatch::SameName)
        origin += CautionBox::tr(", THE NAME ALONE AGREES: confirm who it is");
    if (shown.match == CautionMatch::Nearby)
        origin += CautionBox::tr(", NOT HERE but near by: %1", "a place")
                      .arg(oneLine(placeSaid(caution.place)));
    if (shown.match == CautionMatch::House)
        origin += CautionBox::tr(", CHECK THE PLACE: it is of %1", "a place")
                      .arg(oneLine(placeSaid(caution.place)));
    if (caution.reviewAt)
        origin += shown.isReviewDue
                      ? CautionBox::tr(", REVIEW WAS DUE %1").arg(dayText(clock, *caution.reviewAt))
                      : CautionBox::tr(", review due %1").arg(dayText(clock, *caution.reviewAt));
    // Whoever acts on it sees how long it is to be believed.
    if (caution.endsAt)
        origin += CautionBox::tr(", ends %1", "a day").arg(dayText(clock, *caution.endsAt));
    return origin;
}

CautionBox::CautionBox(const PartTools& tools, QWidget* parent)
    : QWidget(parent), m_tools(tools), m_row(new QHBoxLayout(this)),
      m_text(new PlainLabel(tools.source, TypeRole::Body, Token::Text, this)),
      m_seen(new KeyButton(tools.source, tr("Seen"), {}, this))
{
    setObjectName(QStringLiteral("caution"));
    m_text->setObjectName(QStringLiteral("cautionText"));
    m_text->setDesignPx(14);
    m_seen->setButtonSize(ButtonSize::Header);
    m_row->addWidget(m_text, 1);
    m_row->addWidget(m_seen, 0, Qt::AlignBottom);
    connect(m_seen, &QPushButton::clicked, this, &CautionBox::acknowledge);
    connect(&tools.source, &ThemeSource::changed, this, &CautionBox::restyle);
    restyle();
}

void CautionBox::restyle()
{
    const Look& look = m_tools.source.look();
    m_row->setContentsMargins(look.px(14), look.px(8), look.px(10), look.px(8));
    m_row->setSpacing(look.px(8));
    if (m_shown)
        setShown(*m_shown); // the markup carries colors
    update();
}

void CautionBox::setShown(const Shown& shown)
{
    m_shown = shown;
    const Caution& caution = shown.caution;
    const Look& look = m_tools.source.look();
    const auto colored = [&look](Token token, const QString& text) {
        return QStringLiteral("<span style=\"color:%1\">%2</span>")
            .arg(look.color(token).name(), text.toHtmlEscaped());
    };
    QString html = QStringLiteral("<b>%1</b> %2")
                       .arg(colored(Token::Danger, cautionKindText(caution.kind)),
                            oneLine(caution.text).toHtmlEscaped());
    html += colored(Token::Second, cautionOriginText(shown, m_tools.clock));
    if (shown.seen)
        html += QStringLiteral("<br>") +
                colored(Token::Quiet, tr("Seen by %1 at %2.", "name, time")
                                          .arg(agentName(m_tools.desk.state(), shown.seen->by),
                                               m_tools.clock.time(shown.seen->at)));
    m_text->sayMarkup(html);
    m_seen->setVisible(!shown.seen);
    m_seen->setEnabled(shown.standing == Standing::Live);
    m_seen->setObjectName(QStringLiteral("cautionSeen_%1").arg(caution.id.value));
    m_seen->setKey(shown.hasKey ? QKeySequence(Qt::Key_A) : QKeySequence());
    m_seen->setHint(tr("Acknowledge this caution on the record"));
    m_seen->setAccessibleName(tr("Seen: %1", "a caution").arg(oneLine(caution.text)));
}

void CautionBox::acknowledge()
{
    if (isOpen() && m_shown->standing == Standing::Live)
        m_tools.ask(AcknowledgeCaution{m_shown->caution.id, m_shown->incident}, m_shown->incident);
}

void CautionBox::paintEvent(QPaintEvent*)
{
    const Look& look = m_tools.source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look.color(Token::DangerLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.scaled(3),
                            look.scaled(3));
    painter.fillRect(QRectF(0, 0, look.scaled(4), height()), look.color(Token::DangerLine));
}

} // namespace haven::ui
