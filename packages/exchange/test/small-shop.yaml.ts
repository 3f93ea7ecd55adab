/** A whole shop file, small, and ours to break. Line numbers are used in tests. */
export const SMALL_SHOP = `springtide: 1
id: lamps
name: Lamps
currency: EUR
sites:
  - id: munich
    zone: Europe/Berlin
    country: DE
    subdivision: BY
    openingHours:
      week:
        - days: mon-fri
          hours: 08:00-18:00
markets:
  - id: berlin
    latitude: 52.5
    longitude: 13.4
    country: DE
    subdivision: BE
    orderShare: 100%
queues:
  - id: phone
    channel: phone
    target: { share: 80%, within: 20s }
    aht: 5m
teams:
  - id: own
    serves: [phone]
    costPerHour: 30
    roster:
      - { days: mon-fri, from: 08:00, to: 16:00, heads: 10 }
`;
