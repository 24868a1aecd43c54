use solution::EventBus;

fn bus() -> EventBus {
    EventBus::new(&["orders".to_string(), "stock".to_string()], 2)
}

#[test]
fn everybody_is_told_in_the_order_of_subscribing() {
    let mut bus = bus();
    bus.subscribe("orders", "mail").unwrap();
    bus.subscribe("orders", "audit").unwrap();
    assert_eq!(bus.publish("orders", "o1").unwrap(), ["mail", "audit"]);
}

#[test]
fn who_wants_one_message_gets_one() {
    let mut bus = bus();
    bus.once("orders", "mail").unwrap();
    assert_eq!(bus.publish("orders", "o1").unwrap(), ["mail"]);
    assert!(bus.publish("orders", "o2").unwrap().is_empty());
}

#[test]
fn others_are_told_when_somebody_leaves() {
    let mut bus = bus();
    bus.once("orders", "mail").unwrap();
    bus.subscribe("orders", "audit").unwrap();
    assert_eq!(bus.publish("orders", "o1").unwrap(), ["mail", "audit"]);
}

#[test]
fn topics_keep_their_own_messages() {
    let mut bus = bus();
    bus.publish("orders", "o1").unwrap();
    assert!(bus.subscribe("stock", "mail").unwrap().is_empty());
}

#[test]
fn what_a_subscriber_does_with_old_messages_is_its_own_affair() {
    let mut bus = bus();
    bus.publish("orders", "o1").unwrap();
    bus.subscribe("orders", "mail").unwrap().clear();
    assert_eq!(bus.subscribe("orders", "audit").unwrap(), ["o1"]);
}

#[test]
fn a_topic_must_be_known() {
    assert!(bus().publish("payments", "p1").is_err());
}
