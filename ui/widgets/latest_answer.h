#pragma once

#include "models/items/desk.h"

#include <functional>

namespace haven::ui {

// One question of a panel that is open at a time: asking anew forgets the one before, so that an
// answer never belongs to something else than what is shown.
class LatestAnswer final : public QObject
{
    Q_OBJECT

public:
    using Then = std::function<void(const QueryAnswer&)>;

    // `asker` is unique in the window: "shiftLog", "shiftLogNew".
    LatestAnswer(Desk& desk, const QString& asker, QObject* parent = nullptr);

    void ask(Query query, Then then);
    void forget();
    // A person waits no longer: nobody works on it any more either.
    void giveUp();
    bool isOpen() const { return static_cast<bool>(m_then); }

Q_SIGNALS:
    void asked();
    // Answered, forgotten or given up.
    void settled();

private:
    void hear(const QString& asker, quint64 generation, const QueryAnswer& answer);

    Desk& m_desk;
    QString m_asker;
    quint64 m_generation = 0;
    Then m_then;
};

} // namespace haven::ui
