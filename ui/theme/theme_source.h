#pragma once

#include "models/items/key_map.h"
#include "ui/theme/look.h"

#include <functional>
#include <QObject>

namespace haven::ui {

// The look and the keys in force, and the word when they change. One for each console, owned where
// the program is wired and passed to every widget's constructor; it outlives them all.
class ThemeSource final : public QObject
{
    Q_OBJECT

public:
    explicit ThemeSource(Look look, QObject* parent = nullptr);

    const Look& look() const { return m_look; }

    // Called with each new look before changed(): the program puts it on Qt's own widgets first,
    // because a new style sheet takes back what widgets have set for themselves.
    void setApplier(std::function<void(const Look&)> apply) { m_apply = std::move(apply); }

    // All of it in one change; nothing happens where it is the same.
    void setLook(const Look& look);
    void setTheme(const Theme& theme);
    // Clamped to kZoomPercentMin..kZoomPercentMax.
    void setZoomPercent(int percent);
    void setDensity(Density density);

    // Which keys count; until somebody says otherwise, those that the panels ship.
    const KeyMap& keys() const { return m_keys; }
    void setKeys(KeyMap keys);

Q_SIGNALS:
    void changed();
    void keysChanged();

private:
    void change();

    Look m_look;
    KeyMap m_keys;
    std::function<void(const Look&)> m_apply;
};

} // namespace haven::ui
