#include "ui/widgets/draft_keeper.h"

#include "models/items/qt_text.h"

#include <algorithm>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <utility>

namespace haven::ui {

namespace {

QString keptUnder(const Desk& desk, const std::string& key)
{
    const auto drafts = desk.drafts();
    const auto found = std::find_if(drafts.begin(), drafts.end(),
                                    [&key](const DeskDraft& one) { return one.key == key; });
    return found == drafts.end() ? QString() : typedFromStd(found->text);
}

} // namespace

DraftKeeper::DraftKeeper(Desk& desk, std::string key, QLineEdit* field)
    : DraftKeeper(desk, std::move(key),
                  Field{[field] { return field->text(); },
                        [field](const QString& text) { field->setText(text); }},
                  field)
{
    connect(field, &QLineEdit::textChanged, this, &DraftKeeper::noteTyped);
    restore();
}

DraftKeeper::DraftKeeper(Desk& desk, std::string key, QPlainTextEdit* field)
    : DraftKeeper(desk, std::move(key),
                  Field{[field] { return field->toPlainText(); },
                        [field](const QString& text) { field->setPlainText(text); }},
                  field)
{
    connect(field, &QPlainTextEdit::textChanged, this, &DraftKeeper::noteTyped);
    restore();
}

DraftKeeper::DraftKeeper(Desk& desk, std::string key, QComboBox* field)
    : DraftKeeper(desk, std::move(key),
                  Field{[field] {
                            const int at = field->currentIndex();
                            return at > 0 ? QString::number(at) : QString();
                        },
                        [field](const QString& text) {
                            const int at = text.toInt();
                            field->setCurrentIndex(at < field->count() ? at : 0);
                        }},
                  field)
{
    connect(field, &QComboBox::currentIndexChanged, this, &DraftKeeper::noteTyped);
    restore();
}

DraftKeeper::DraftKeeper(Desk& desk, std::string key, Field field, QObject* parent)
    : QObject(parent), m_desk(desk), m_key(std::move(key)), m_field(std::move(field)),
      m_position(desk.seat().position)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDraftMs);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::flush);
    connect(&desk, &Desk::seatChanged, this, &DraftKeeper::hearSeat);
}

void DraftKeeper::noteTyped()
{
    if (m_isRestoring)
        return;
    // Emptied: it was sent or thrown away, and must not come back as if it had not been.
    if (m_field.text().isEmpty())
        flush();
    else if (!m_timer.isActive())
        m_timer.start();
}

void DraftKeeper::flush()
{
    m_timer.stop();
    const QString text = m_keepable ? m_keepable(m_field.text()) : m_field.text();
    if (text != kept())
        m_desk.keepDraft(DeskDraft{m_key, text.toStdString()});
}

QString DraftKeeper::kept() const
{
    return keptUnder(m_desk, m_key);
}

void DraftKeeper::setKey(std::string key)
{
    if (key == m_key)
        return;
    if (m_timer.isActive())
        flush();
    m_key = std::move(key);
    m_isRestoring = true;
    m_field.setText({});
    m_isRestoring = false;
    restore();
}

void DraftKeeper::hearSeat()
{
    // Drafts belong to the desk, so whoever relieves there goes on with them. At another desk the
    // words of the first one have nothing to do.
    if (m_desk.seat().position != m_position) {
        m_timer.stop();
        m_position = m_desk.seat().position;
        m_isRestoring = true;
        m_field.setText({});
        m_isRestoring = false;
    }
    restore();
}

void DraftKeeper::restore()
{
    const QString text = kept();
    // What somebody types now is newer than anything kept.
    if (text.isEmpty() || !m_field.text().isEmpty())
        return;
    m_isRestoring = true;
    m_field.setText(text);
    m_isRestoring = false;
    Q_EMIT restored();
}

void dropSentDraft(Desk& desk, const std::string& key, const QString& sent)
{
    if (keptUnder(desk, key) == sent)
        desk.keepDraft(DeskDraft{key, {}});
}

} // namespace haven::ui
