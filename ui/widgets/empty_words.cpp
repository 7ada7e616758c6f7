#include "ui/widgets/empty_words.h"

#include "ui/actions/action_line.h"
#include "ui/actions/bound_key.h"

#include <QAbstractItemView>
#include <QEvent>

namespace haven::ui {

EmptyWords::EmptyWords(const ThemeSource& source, QAbstractItemView* view, Words words)
    : QLabel(view->viewport()), m_source(source), m_view(view), m_words(std::move(words))
{
    setObjectName(view->objectName() + QStringLiteral("Empty"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    view->viewport()->installEventFilter(this);
    const QAbstractItemModel* model = view->model();
    const auto look = [this] { retell(); };
    // Rows come and go many times a second; where some are left nothing is to be told.
    const auto count = [this] {
        if (m_isTold || isEmpty())
            retell();
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, count);
    connect(model, &QAbstractItemModel::rowsRemoved, this, count);
    connect(model, &QAbstractItemModel::modelReset, this, count);
    connect(&source, &ThemeSource::changed, this, look);
    connect(&source, &ThemeSource::keysChanged, this, look);
    retell();
}

bool EmptyWords::isEmpty() const
{
    const QAbstractItemModel* model = m_view->model();
    return model != nullptr && model->rowCount(m_view->rootIndex()) == 0;
}

void EmptyWords::retell()
{
    const QString words = isEmpty() ? m_words() : QString();
    setVisible(!words.isEmpty());
    if (!words.isEmpty() || m_isTold)
        m_view->setAccessibleDescription(words);
    m_isTold = !words.isEmpty();
    setText(words);
    const Look& look = m_source.look();
    setFont(look.font(TypeRole::Body));
    setMargin(look.px(14));
    QPalette inks = palette();
    // On the ground of a table its ink is that of text.
    inks.setColor(QPalette::Text, look.color(Token::Second));
    inks.setColor(QPalette::WindowText, look.color(Token::Second));
    setPalette(inks);
    place();
}

void EmptyWords::place()
{
    const QWidget* room = parentWidget();
    setGeometry(0, 0, room->width(), std::min(heightForWidth(room->width()), room->height()));
}

bool EmptyWords::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return false;
}

QString keyOf(const ThemeSource& source, const char* action)
{
    const auto table = registryOf(source);
    const ActionEntry* entry = table->find(action);
    if (entry == nullptr || entry->keys.empty())
        return {};
    return boundKeyText(source, QString::fromLatin1(action), keyFromRegistry(entry->keys.front()));
}

} // namespace haven::ui
