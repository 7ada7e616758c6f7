#include "ui/intake/conflict_row.h"

#include "models/items/qt_text.h"
#include "ui/incident/incident_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/wrap_layout.h"

#include <QLabel>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

QString contestedName(const FieldConflict& conflict)
{
    if (conflict.slot.kind == SlotKind::Person)
        return ConflictRow::tr("Person");
    if (conflict.slot.kind == SlotKind::Vehicle)
        return ConflictRow::tr("Vehicle");
    return fieldWords(conflict.field);
}

} // namespace

ConflictRow::ConflictRow(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)),
      m_words(new QLabel(this)),
      m_mine(new KeyButton(source, tr("Keep mine"), QKeySequence(Qt::ALT | Qt::Key_K), this)),
      m_theirs(new KeyButton(source, tr("Take theirs"), QKeySequence(Qt::ALT | Qt::Key_U), this))
{
    setObjectName(QStringLiteral("conflictRow"));
    setAccessibleName(tr("Somebody else has written here too"));
    m_words->setObjectName(QStringLiteral("conflictWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setMinimumWidth(1);
    m_mine->setObjectName(QStringLiteral("conflictMine"));
    m_mine->setHint(tr("What stands here is saved; the other words stay on the record"));
    m_theirs->setObjectName(QStringLiteral("conflictTheirs"));
    m_theirs->setHint(tr("What the other wrote comes into the field; yours is thrown away"));
    auto* buttons = new WrapLayout;
    buttons->setSpacing(source.look().px(8));
    for (KeyButton* button : {m_mine, m_theirs}) {
        button->setButtonSize(ButtonSize::Header);
        buttons->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_words);
    column->addLayout(buttons);
    connect(m_mine, &QPushButton::clicked, this, [this] {
        if (const FieldConflict* one = first())
            m_saver->keepMine(SheetSlot(one->slot));
    });
    connect(m_theirs, &QPushButton::clicked, this, [this] {
        if (const FieldConflict* one = first())
            m_saver->takeTheirs(SheetSlot(one->slot));
    });
    connect(&source, &ThemeSource::changed, this, &ConflictRow::restyle);
    restyle();
    hide();
}

void ConflictRow::bindWithin(QWidget* panel)
{
    m_mine->bindWithin(panel);
    m_theirs->bindWithin(panel);
}

void ConflictRow::setSaver(CallSaver* saver)
{
    if (m_saver)
        m_saver->disconnect(this);
    m_saver = saver;
    if (saver)
        connect(saver, &CallSaver::changed, this, &ConflictRow::retell);
    retell();
}

const FieldConflict* ConflictRow::first() const
{
    return m_saver && !m_saver->conflicts().empty() ? &m_saver->conflicts().front() : nullptr;
}

void ConflictRow::retell()
{
    const FieldConflict* one = first();
    setVisible(one != nullptr);
    if (!one)
        return;
    const QString who = agentName(m_desk.state(), one->by);
    const QString when = m_clock.time(one->at);
    const QString what =
        one->theirs.empty()
            ? tr("%1: %2 changed it at %3. Yours is not saved.", "field, name, time")
                  .arg(contestedName(*one), who, when)
            : tr("%1: %2 wrote “%3” at %4. Yours is not saved.", "field, name, words, time")
                  .arg(contestedName(*one), who, fromStd(one->theirs), when);
    const std::size_t more = m_saver->conflicts().size() - 1;
    m_words->setText(
        more == 0 ? what
                  : tr("%1 One of %2 fields.", "a sentence, how many").arg(what).arg(more + 1));
    m_words->setToolTip(m_words->text());
    setAccessibleDescription(m_words->text());
}

void ConflictRow::restyle()
{
    m_words->setFont(m_source.look().font(TypeRole::Body));
    QPalette palette = m_words->palette();
    palette.setColor(QPalette::WindowText, m_source.look().color(Token::Danger));
    m_words->setPalette(palette);
}

} // namespace haven::ui
