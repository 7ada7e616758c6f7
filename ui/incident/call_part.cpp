#include "ui/incident/call_part.h"

#include "models/dispatch/alarms.h"
#include "ui/incident/incident_words.h"
#include "ui/incident/plain_label.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/mark_labels.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/words.h"

#include <QHBoxLayout>
#include <QPainter>

namespace haven::ui {

CallPart::CallPart(const PartTools& tools, QWidget* parent)
    : IncidentPart(tools, parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("callPart"));
    setAccessibleName(tr("The call"));
    auto* top = new QHBoxLayout;
    m_title = new PlainLabel(tools.source, TypeRole::Strong, Token::Text, this);
    m_title->setObjectName(QStringLiteral("callTitle"));
    m_open =
        new KeyButton(tools.source, tr("Call acts…"), QKeySequence(Qt::SHIFT | Qt::Key_T), this);
    m_open->setObjectName(QStringLiteral("callActs"));
    m_open->setButtonSize(ButtonSize::Header);
    m_open->setHint(
        tr("Call back, transfer, text session, interpreter, position and alarm company"));
    connect(m_open, &QPushButton::clicked, this, &CallPart::openActs);
    top->addWidget(m_title, 1);
    top->addWidget(m_open, 0, Qt::AlignTop);
    m_column->addLayout(top);
    m_owed = addLabel("callOwed", TypeRole::Strong, Token::Text);
    m_unsafe = addLabel("callUnsafe", TypeRole::Strong, Token::Text);
    auto* ringing = new QHBoxLayout;
    m_transfer = new PlainLabel(tools.source, TypeRole::Strong, Token::Text, this);
    m_transfer->setObjectName(QStringLiteral("callTransfer"));
    m_transfer->setWordWrap(true);
    m_transferLate = new LateChip(tools.source, {}, this);
    m_transferLate->setObjectName(QStringLiteral("callTransferLate"));
    m_transferLate->hide();
    ringing->addWidget(m_transfer, 1);
    ringing->addWidget(m_transferLate, 0, Qt::AlignTop);
    m_column->addLayout(ringing);
    m_text = addLabel("callText", TypeRole::Strong, Token::Text);
    m_ping = addLabel("callPing", TypeRole::Body, Token::Text);
    m_place = addLabel("callPlace", TypeRole::Body, Token::Text);
    connect(&tools.source, &ThemeSource::changed, this, &CallPart::restyle);
    restyle();
    hide();
}

PlainLabel* CallPart::addLabel(const char* name, TypeRole role, Token token)
{
    auto* label = new PlainLabel(tools().source, role, token, this);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->hide();
    m_column->addWidget(label);
    return label;
}

void CallPart::bindWithin(QWidget* panel)
{
    m_open->bindWithin(panel);
}

void CallPart::restyle()
{
    const Look& sizes = look();
    m_column->setContentsMargins(sizes.px(12), sizes.px(8), sizes.px(12), sizes.px(10));
    m_column->setSpacing(sizes.px(4));
    update();
}

const Incident* CallPart::incident() const
{
    return hotIncident(state(), m_incident);
}

// There is nothing to read where nothing is open; the key works all the same.
void CallPart::showIfOpen()
{
    bool isAny = false;
    for (const PlainLabel* label : {m_owed, m_unsafe, m_transfer, m_text, m_ping, m_place})
        isAny = isAny || !label->isHidden();
    setVisible(isAny);
}

void CallPart::setIncident(const Incident* incident, Standing standing)
{
    m_incident = incident ? std::optional(incident->id) : std::nullopt;
    m_standing = standing;
    if (!incident) {
        hide();
        return;
    }
    const bool isOpen = standing == Standing::Live;
    m_open->setEnabled(isOpen);
    m_title->say(incident->calls.empty()
                     ? tr("No call")
                     : tr("%n call(s)", "", static_cast<int>(incident->calls.size())));
    const Call* call = callMeant(*incident, std::nullopt);
    // The position is beside the place and never over it: a key takes it over.
    const bool isElsewhere =
        call && !call->fixes.empty() && call->fixes.back().place.text != incident->location.text;
    m_place->say(
        isElsewhere
            ? tr("The call comes from %1 (%2). The incident's place stays until somebody "
                 "takes it over.",
                 "a place, how it is known")
                  .arg(placeText(call->fixes.back().place), coreList(fixWords(call->fixes.back())))
            : QString());
    const bool isAsked = call && !call->pings.empty() && call->pings.back().step == PingStep::Asked;
    m_ping->say(isAsked ? tr("%1 was asked at %2 where the telephone is; no answer yet.",
                             "a carrier, a time")
                              .arg(oneLine(call->pings.back().carrier),
                                   tools().clock.time(call->pings.back().askedAt))
                        : QString());
    tick(*incident, tools().desk.now());
}

void CallPart::tick(const Incident& incident, Instant now)
{
    const auto& owed = incident.callback;
    const bool isPlain = owed && owed->cause != CallbackCause::LostInHandoff;
    QString words;
    if (isPlain)
        words = tr("CALL BACK %1, %2. Tried %n time(s), waiting %3.", "a number, why, time",
                   owed->tries)
                    .arg(owed->number.empty() ? tr("(no number: ask for a re-bid)")
                                              : oneLine(owed->number),
                         coreWord(causeWords(owed->cause)),
                         elapsedText((now - owed->since).wholeSeconds()));
    // Others who were lost are called as well; each stands with its own call.
    if (owed && !incident.callbacksWaiting.empty()) {
        QStringList others;
        for (const CallbackTask& other : incident.callbacksWaiting)
            others << (other.number.empty() ? tr("(no number: ask for a re-bid)")
                                            : oneLine(other.number));
        const QString more =
            tr("Then call back %1.", "numbers").arg(others.join(QStringLiteral(", ")));
        words =
            words.isEmpty() ? more : tr("%1 %2", "a sentence, and another one").arg(words, more);
    }
    m_owed->say(words);
    // Of the number that is called next, not of whoever rang last.
    const Call* owedCall = callOwed(incident);
    const Call* call = owedCall ? owedCall : callMeant(incident, std::nullopt);
    const std::string unsafe =
        call ? unsafeWords(state(), incident, *call, CallbackResult::NoAnswer) : std::string();
    m_unsafe->say(unsafe.empty() ? QString()
                                 : tr("Do not call back: %1.", "why").arg(coreSentence(unsafe)));
    const CallTransfer* transfer = openTransfer(incident);
    m_transfer->say(transfer
                        ? tr("On its way to %1: %2, %3 s", "a center, how it stands, seconds")
                              .arg(oneLine(transfer->target), coreWord(stepWords(transfer->step)))
                              .arg(secondsWaited(*transfer, now))
                        : QString());
    const bool isLate = transfer && now - transfer->placedAt >= kHandoffMax;
    m_transferLate->setVisible(isLate);
    if (isLate)
        m_transferLate->setText(tr("over 60 s"));
    const Call* typed = openTextSession(incident);
    m_text->say(typed ? tr("Text session open for %1, %n line(s)", "a time",
                           static_cast<int>(typed->text->lines))
                            .arg(elapsedText((now - typed->text->openedAt).wholeSeconds()))
                      : QString());
    showIfOpen();
}

void CallPart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, rect(), look(), Token::Raised);
}

} // namespace haven::ui
