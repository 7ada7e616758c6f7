#include "ui/shell/key_help.h"

#include "models/items/qt_text.h"
#include "ui/actions/action_delegate.h"
#include "ui/actions/bound_key.h"
#include "ui/actions/key_catcher.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/band_list.h"
#include "ui/widgets/filter_line.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/words.h"
#include "ui/widgets/wrap_layout.h"

#include <algorithm>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

// The chosen key in the place of the shipped one of its kind; the others stay. A letter acts in its
// panel, a key held with another from anywhere, and many acts ship one of each.
std::vector<std::string> withChosen(const ActionEntry& entry, const std::string& wanted)
{
    std::vector<std::string> keys = entry.keys;
    if (keys.empty())
        return {wanted};
    const auto same = std::find_if(keys.begin(), keys.end(), [&](const std::string& key) {
        return isSingleCharacter(key) == isSingleCharacter(wanted);
    });
    *(same == keys.end() ? keys.begin() : same) = wanted;
    return keys;
}

} // namespace

KeyHelp::KeyHelp(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source),
      m_filter(new FilterLine(source, tr("Find a command or key"),
                              tr("Find, for example: clinician, or Ctrl D"), this)),
      m_list(new QListView(this)),
      m_delegate(new ActionDelegate(source, ActionDelegate::Rows::Tall, this)),
      m_catcher(new KeyCatcher(this)), m_say(new QLabel(this))
{
    setObjectName(QStringLiteral("keyHelp"));
    setAccessibleName(tr("Commands and keys"));
    m_filter->setObjectName(QStringLiteral("keyHelpFilter"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHeader();
    buildList();
    buildActs();
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& typed) {
        m_model.filter(typed);
        step(0);
    });
    connect(m_catcher, &KeyCatcher::caught, this, &KeyHelp::take);
    connect(m_catcher, &KeyCatcher::left, this, &KeyHelp::stopAsking);
    connect(&source, &ThemeSource::changed, this, &KeyHelp::restyle);
    connect(&source, &ThemeSource::keysChanged, this, [this] {
        if (m_isFilled)
            fill();
    });
    restyle();
}

void KeyHelp::buildHeader()
{
    auto* header = new PanelHeader(m_source, tr("Commands and keys"), this);
    auto* back = new KeyButton(m_source, tr("Back"), QKeySequence(Qt::Key_Escape), this);
    back->setObjectName(QStringLiteral("keyHelpBack"));
    back->setButtonSize(ButtonSize::Header);
    back->bindWithin(this);
    header->addRightButton(back);
    connect(back, &QPushButton::clicked, this, &KeyHelp::left);
    layout()->addWidget(header);
}

void KeyHelp::buildList()
{
    m_list->setObjectName(QStringLiteral("keyHelpList"));
    m_list->setAccessibleName(tr("Commands and keys"));
    m_list->setToolTip(tr("Commands and keys; Enter chooses another key"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setItemDelegate(m_delegate);
    m_list->setModel(&m_model);
    m_filter->installEventFilter(this);
    m_list->installEventFilter(this);
    auto* row = new QVBoxLayout;
    scaleMargins(m_source, row, {12, 8, 12, 4});
    row->addWidget(m_filter);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addLayout(row);
    column->addWidget(m_list, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { retell(); });
    connect(m_list, &QAbstractItemView::doubleClicked, this, &KeyHelp::ask);
}

void KeyHelp::buildActs()
{
    auto* foot = new QWidget(this);
    auto* inside = new QVBoxLayout(foot);
    scaleMargins(m_source, inside, {12, 8, 12, 8});
    m_catcher->setObjectName(QStringLiteral("keyCatcher"));
    m_catcher->hide();
    m_say->setObjectName(QStringLiteral("keyHelpSays"));
    m_say->setTextFormat(Qt::PlainText);
    m_say->setWordWrap(true);
    auto* buttons = new QWidget(foot);
    auto* flow = new WrapLayout(buttons);
    flow->setContentsMargins(0, 0, 0, 0);
    m_change = addAct(flow, "keyChange", tr("Choose a key"), Qt::Key_C, &KeyHelp::ask);
    m_none = addAct(flow, "keyNone", tr("Take it away"), Qt::Key_X, &KeyHelp::takeAway);
    m_shipped = addAct(flow, "keyShipped", tr("As shipped"), Qt::Key_S, &KeyHelp::giveBack);
    m_allShipped =
        addAct(flow, "keyAllShipped", tr("All as shipped"), Qt::Key_A, &KeyHelp::giveAllBack);
    m_letters = addAct(flow, "keyLetters", tr("Single letters"), Qt::Key_L, &KeyHelp::turnLetters);
    m_letters->setCheckable(true);
    KeyButton* card = addAct(flow, "keyCard", tr("Print"), Qt::Key_P, &KeyHelp::cardRequested);
    card->setHint(tr("Print the card of all keys"));
    m_letters->setHint(tr("Whether a single letter or digit acts in the panel with the focus; "
                          "otherwise only with Alt"));
    inside->addWidget(m_catcher);
    inside->addWidget(m_say);
    inside->addWidget(buttons);
    layout()->addWidget(foot);
}

KeyButton* KeyHelp::addAct(WrapLayout* flow, const char* name, const QString& text, Qt::Key letter,
                           void (KeyHelp::*act)())
{
    auto* button = new KeyButton(m_source, text, QKeySequence(Qt::ALT | letter), this);
    button->setObjectName(QString::fromLatin1(name));
    button->setButtonSize(ButtonSize::Header);
    button->bindWithin(this);
    flow->addWidget(button);
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

// Laying out every verb takes a part of a console's start, and most shifts never look.
void KeyHelp::showEvent(QShowEvent* event)
{
    if (!m_isFilled)
        fill();
    QWidget::showEvent(event);
}

void KeyHelp::start(const std::string& area)
{
    m_area = area;
    m_filter->clear();
    fill();
    m_list->scrollToTop();
    step(0);
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

void KeyHelp::fill()
{
    const ActionLine* at = m_model.line(m_list->currentIndex().row());
    const QString before = at && m_isFilled ? at->id : QString();
    std::vector<ActionLine> lines = registryLines(m_source);
    std::stable_partition(lines.begin(), lines.end(), [this](ActionLine& line) {
        const bool isHere = m_area == kVerbsArea ? line.isVerb()
                                                 : std::find(line.areas.begin(), line.areas.end(),
                                                             m_area) != line.areas.end();
        line.near = isHere ? ActionLine::Near::Yes : ActionLine::Near::No;
        return isHere;
    });
    m_isFilled = true;
    m_model.setLines(std::move(lines));
    m_list->setCurrentIndex(m_model.index(std::max(0, m_model.rowOf(before)), 0));
    retell();
}

void KeyHelp::step(int rows)
{
    const int count = m_model.rowCount();
    if (count == 0) {
        retell();
        return;
    }
    const int row = rows == 0 ? 0 : m_list->currentIndex().row() + rows;
    m_list->setCurrentIndex(m_model.index(std::clamp(row, 0, count - 1), 0));
}

const ActionEntry* KeyHelp::chosen() const
{
    const ActionLine* line = m_model.line(m_list->currentIndex().row());
    return line && !line->isVerb() ? registryOf(m_source)->find(line->id.toStdString()) : nullptr;
}

void KeyHelp::retell()
{
    const ActionEntry* entry = chosen();
    const bool isFree = entry && entry->change == ActionEntry::Keys::Free;
    const bool isMine = entry && m_source.keys().isChosen(*entry);
    m_change->setEnabled(isFree);
    m_none->setEnabled(isFree && !m_source.keys().keysOf(*entry).empty());
    m_shipped->setEnabled(isFree && isMine);
    m_allShipped->setEnabled(!m_source.keys().choice().keys.empty());
    m_letters->setChecked(m_source.keys().choice().letters == LetterKeys::On);
    const ActionLine* line = m_model.line(m_list->currentIndex().row());
    if (line == nullptr)
        say(tr("Nothing here is called that."));
    else if (line->isVerb())
        say(tr("For example: %1", "a line of the command bar").arg(line->example));
    else if (!isFree)
        say(tr("Its keys belong together, or to every text field, and stay as they are."));
    else if (isMine)
        say(tr("Your choice. Shipped: %1", "keys")
                .arg(entry->keys.empty() ? tr("no key")
                                         : keyText(keyFromRegistry(entry->keys.front()))));
    else
        say(entry->verb.empty()
                ? tr("As shipped.")
                : tr("As shipped. In the command line: %1", "a verb").arg(fromStd(entry->verb)));
}

void KeyHelp::say(const QString& sentence)
{
    m_say->setText(sentence);
    m_filter->setAccessibleDescription(sentence);
}

KeyChoice KeyHelp::current() const
{
    KeyChoice choice = m_source.keys().choice();
    choice.version = std::max(choice.version, registryOf(m_source)->version);
    return choice;
}

void KeyHelp::ask()
{
    const ActionEntry* entry = chosen();
    if (!entry || entry->change == ActionEntry::Keys::Fixed)
        return;
    m_say->hide();
    m_catcher->show();
    m_catcher->start(tr("Press the new key for: %1. Escape leaves it as it is.", "an act")
                         .arg(actionName(*entry)));
}

void KeyHelp::stopAsking()
{
    if (m_catcher->isHidden())
        return;
    const bool hadFocus = m_catcher->hasFocus();
    m_catcher->hide();
    m_say->show();
    if (hadFocus)
        m_list->setFocus(Qt::OtherFocusReason);
}

void KeyHelp::take(const QKeySequence& key)
{
    const ActionEntry* entry = chosen();
    if (entry == nullptr)
        return;
    const std::string wanted = registryKey(key);
    // Where no map is in force yet, the shipped one says what is taken.
    const KeyMap shipped(registryOf(m_source), m_source.keys().choice());
    const auto objection = shipped.objection(*entry, wanted);
    if (!objection) {
        KeyChoice choice = current();
        choice.keys[entry->id] = withChosen(*entry, wanted);
        if (entry->keys == choice.keys[entry->id])
            choice.keys.erase(entry->id);
        stopAsking();
        Q_EMIT keysChosen(choice);
        return;
    }
    switch (objection->kind) {
    case KeyObjection::Kind::Taken:
        m_catcher->start(
            tr("%1 is already: %2 (%3). Press another, or Escape.", "a key, an act, where")
                .arg(keyText(key), actionName(*objection->by),
                     fromStd(registryOf(m_source)->whereWords(*objection->by))));
        return;
    case KeyObjection::Kind::LetterEverywhere:
        m_catcher->start(tr("%1 alone acts only within a panel. Hold Ctrl or Alt with it, or press "
                            "Escape.",
                            "a key")
                             .arg(keyText(key)));
        return;
    case KeyObjection::Kind::NotAKey:
        m_catcher->start(tr("%1 is needed for moving and typing. Hold Ctrl or Alt with it, or "
                            "press Escape.",
                            "a key")
                             .arg(keyText(key)));
        return;
    }
}

void KeyHelp::takeAway()
{
    const ActionEntry* entry = chosen();
    if (entry == nullptr)
        return;
    KeyChoice choice = current();
    choice.keys[entry->id] = {};
    Q_EMIT keysChosen(choice);
}

void KeyHelp::giveBack()
{
    const ActionEntry* entry = chosen();
    if (entry == nullptr)
        return;
    KeyChoice choice = current();
    choice.keys.erase(entry->id);
    // What was shipped for it may be another's by now.
    const KeyMap without(registryOf(m_source), choice);
    for (const std::string& key : entry->keys) {
        const auto objection = without.objection(*entry, key);
        if (objection && objection->kind == KeyObjection::Kind::Taken) {
            say(tr("%1 is now yours for: %2. Give that back first.", "a key, an act")
                    .arg(keyText(keyFromRegistry(key)), actionName(*objection->by)));
            return;
        }
    }
    Q_EMIT keysChosen(choice);
}

void KeyHelp::giveAllBack()
{
    KeyChoice choice = current();
    choice.keys.clear();
    Q_EMIT keysChosen(choice);
}

void KeyHelp::turnLetters()
{
    KeyChoice choice = current();
    choice.letters = choice.letters == LetterKeys::On ? LetterKeys::Off : LetterKeys::On;
    Q_EMIT keysChosen(choice);
}

void KeyHelp::restyle()
{
    const Look& look = m_source.look();
    for (QLabel* label : {m_say, static_cast<QLabel*>(m_catcher)})
        label->setFont(look.font(TypeRole::Body));
    QPalette palette = m_say->palette();
    palette.setColor(QPalette::WindowText, look.color(Token::Second));
    m_say->setPalette(palette);
    palette.setColor(QPalette::WindowText, look.color(Token::Text));
    m_catcher->setPalette(palette);
    m_list->setStyleSheet(ringOfAList(look));
    m_list->setMinimumHeight(m_delegate->rowHeight());
    m_list->doItemsLayout();
}

bool KeyHelp::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isPlain = key->modifiers() == Qt::NoModifier;
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isPlain && isEnter) {
        ask();
        return true;
    }
    const bool isStep = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
    if (watched == m_filter && isPlain && isStep) {
        step(key->key() == Qt::Key_Up ? -1 : 1);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace haven::ui
