#pragma once

#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QHBoxLayout;
class QKeySequence;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace haven::ui {

class KeyButton;

enum class Shown { Yes, No };

// A few labeled fields, a button and the answer in place: what every form of this folder is.
class FormCard final : public QWidget
{
    Q_OBJECT

public:
    FormCard(const ThemeSource& source, const QString& title, QWidget* parent = nullptr);

    // Object name, the words beside the field (also its accessible name), and its tip.
    QLineEdit* addLine(const QString& name, const QString& label, const QString& tip);
    QLineEdit* addPassword(const QString& name, const QString& label, const QString& tip);
    QComboBox* addChoice(const QString& name, const QString& label, const QString& tip);
    void addField(const QString& label, QWidget* field);
    // With its label; a field that is not shown takes no room.
    void showField(QWidget* field, Shown shown);
    // The card takes the button; they stand in one row, in the order of the calls.
    void addButton(KeyButton* button);
    // A new one, whose key works anywhere within `page`.
    KeyButton* addKey(const QString& name, const QString& text, const QKeySequence& key,
                      QWidget* page);
    void setTitle(const QString& title);
    // Words above the fields; empty for none.
    void setIntroduction(const QString& text);
    // What became of it, with a sign before it; stays until the next one.
    void say(const QString& sentence, Tone tone);
    QString said() const;
    // Sentences wrap, so what it needs follows the width it has.
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();
    void orderStops();

    const ThemeSource& m_source;
    QVBoxLayout* m_column;
    QLabel* m_title;
    QLabel* m_introduction;
    QGridLayout* m_fields;
    QHBoxLayout* m_buttons;
    QLabel* m_answer;
    QString m_said;
    Tone m_tone = Tone::Quiet;
};

// A row with the card in its middle. An alignment would not do: its height would then be worked out
// for the width of the window and not for its own, and sentences that wrap would be cut.
QHBoxLayout* centered(FormCard* card);

} // namespace haven::ui
