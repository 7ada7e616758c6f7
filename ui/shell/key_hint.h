#pragma once

#include "ui/theme/theme_source.h"

#include <QKeySequence>
#include <QPushButton>

namespace haven::ui {

// A key and the word for what it does, flat, as it stands along the bottom of the window. Pressing
// it is pressing the key. Checked: where one is now.
class KeyHint final : public QPushButton
{
    Q_OBJECT

public:
    // `action` is its id in the registry: the key that the person chose is printed.
    KeyHint(const ThemeSource& source, const QString& action, const QKeySequence& key,
            const QString& word, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void followKeys();

    const ThemeSource& m_source;
    QString m_action;
    QKeySequence m_shipped;
    QString m_cap;
};

} // namespace haven::ui
