#pragma once

#include "ui/theme/theme_source.h"

#include <optional>
#include <QKeySequence>
#include <QPushButton>
#include <vector>

namespace haven::ui {

class ActionKey;

// Plain is grey; Primary is the thing to do next, one a panel; Behavioral belongs to the crisis
// lane; Danger cannot be taken back easily.
enum class ButtonKind { Plain, Primary, Behavioral, Danger };
// Header: filters and toggles in panel headers. Large: the answers of the active step.
enum class ButtonSize { Header, Normal, Large };
// Whether the key is printed on the button. Left out where there is no room for all of a row.
enum class KeyPrint { Shown, LeftOut };

// A push button that prints its key on itself and names it in its tooltip. The key does nothing
// until it is bound: letters act only in the focused panel, so the panel says where they count.
class KeyButton final : public QPushButton
{
    Q_OBJECT

public:
    KeyButton(const ThemeSource& source, const QString& text, const QKeySequence& key = {},
              QWidget* parent = nullptr);

    // Use this rather than setText, so that name and tooltip follow.
    void setLabel(const QString& text);
    void setKind(ButtonKind kind);
    void setButtonSize(ButtonSize size);
    void setKeyPrint(KeyPrint print);
    // What the button asks for with its key printed, or without.
    int widthWith(KeyPrint print) const;
    // Changes the printed key, the tooltip and the bound shortcut together. The object name is the
    // id in the registry of actions: where the person chose another key, that one is printed.
    void setKey(const QKeySequence& key);
    const QKeySequence& key() const { return m_key; }
    // Another id than the object name, for one of several that are the same action.
    void setAction(const QString& action);
    // As the panel gave it, whatever the person chose.
    const QKeySequence& shippedKey() const { return m_shipped; }
    // The key clicks this button while the focus is inside `panel`; a whole window may be given.
    void bindWithin(QWidget* panel);
    // What the tooltip says before the key; the button's text where empty.
    void setHint(const QString& hint);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Colors {
        QColor fill;
        QColor line;
        QColor text;
    };
    Colors colors() const;
    QFont textFont() const;
    // In pixels. A header asks all its buttons again whenever its note changes.
    struct Widths {
        double words = 0;
        double cap = 0; // the printed key with the gap before it; 0 where there is none
    };
    const Widths& widths() const;
    double capWidth(KeyPrint print) const;
    void remeasure();
    double gapPx() const { return m_source.look().scaled(9); }
    QString action() const { return m_action.isEmpty() ? objectName() : m_action; }
    void followKeys();
    void retell();

    const ThemeSource& m_source;
    ButtonKind m_kind = ButtonKind::Plain;
    ButtonSize m_size = ButtonSize::Normal;
    KeyPrint m_print = KeyPrint::Shown;
    QString m_action;
    QKeySequence m_shipped;
    QKeySequence m_key;
    QString m_hint;
    ActionKey* m_shortcut = nullptr;
    mutable std::optional<Widths> m_widths; // until words, key, size or look change
};

// Leaves the printed keys out where the buttons, one after the other, would take more rows of that
// width than `rows`, with `gap` between two of them.
void printKeysWithin(int rows, int width, int gap, const std::vector<KeyButton*>& buttons);

} // namespace haven::ui
