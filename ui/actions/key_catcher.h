#pragma once

#include <QKeySequence>
#include <QLabel>

namespace haven::ui {

// While it has the focus the next key is not done but told: somebody chooses it for an action.
class KeyCatcher final : public QLabel
{
    Q_OBJECT

public:
    explicit KeyCatcher(QWidget* parent = nullptr);

    // What it says while it waits.
    void start(const QString& words);

Q_SIGNALS:
    void caught(const QKeySequence& key);
    // Escape, or the focus went elsewhere.
    void left();

protected:
    bool event(QEvent* event) override;
};

} // namespace haven::ui
