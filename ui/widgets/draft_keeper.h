#pragma once

#include "models/items/desk.h"

#include <functional>
#include <QTimer>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace haven::ui {

// Within which what was typed is handed to the desk, which writes it at once.
inline constexpr int kDraftMs = 100;

// Keeps what is typed or chosen in one field, under a key of its own ("command-line"), and brings
// it back: after a crash, and to whoever relieves at this position. It lives as long as the field.
class DraftKeeper final : public QObject
{
    Q_OBJECT

public:
    DraftKeeper(Desk& desk, std::string key, QLineEdit* field);
    DraftKeeper(Desk& desk, std::string key, QPlainTextEdit* field);
    // Which of the choices, by its place: their words are translated. The first one is none.
    DraftKeeper(Desk& desk, std::string key, QComboBox* field);

    // Another thing is being typed about: what is there goes to the old key, what the new one holds
    // comes into the field.
    void setKey(std::string key);
    // What of a text may be kept in plain words: nothing of what is to be sealed. All of it unless
    // set.
    using Keepable = std::function<QString(const QString&)>;
    void keepOnly(Keepable keepable) { m_keepable = std::move(keepable); }
    // Hands over at once what still waits.
    void flush();

Q_SIGNALS:
    // Text from before came back into the field.
    void restored();

private:
    struct Field {
        std::function<QString()> text;
        std::function<void(const QString&)> setText;
    };
    DraftKeeper(Desk& desk, std::string key, Field field, QObject* parent);
    void noteTyped();
    void hearSeat();
    void restore();
    QString kept() const;

    Desk& m_desk;
    std::string m_key;
    Field m_field;
    Keepable m_keepable;
    PositionId m_position;
    QTimer m_timer;
    bool m_isRestoring = false;
};

// What was sent is on the record, while something else stands in the field: its draft goes, unless
// more was typed there since.
void dropSentDraft(Desk& desk, const std::string& key, const QString& sent);

} // namespace haven::ui
