//! Finds out in which order services can be deployed.

use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug)]
pub enum DeployError {
    UnknownService(String),
    Cycle,
}

#[derive(Clone, Debug)]
pub struct Service {
    pub name: String,
    pub needs: Vec<String>,
}

/// What a service still waits for, and what waits for it.
#[derive(Default)]
struct Node<'a> {
    missing: usize,
    users: Vec<&'a str>,
}

pub fn deploy_order(services: &[Service]) -> Result<Vec<String>, DeployError> {
    Ok(deploy_waves(services)?.concat())
}

pub fn deploy_waves(services: &[Service]) -> Result<Vec<Vec<String>>, DeployError> {
    let mut graph = graph_of(services).map_err(|_| DeployError::Cycle)?;
    let mut waves = Vec::new();
    let ready = graph.iter().filter(|(_, node)| node.missing == 0);
    let mut wave: BTreeSet<&str> = ready.map(|(name, _)| *name).collect();
    let mut deployed = 0;
    while !wave.is_empty() {
        deployed += wave.len();
        waves.push(wave.iter().map(|name| name.to_string()).collect());
        let users: Vec<&str> = wave.iter().flat_map(|name| graph[name].users.clone()).collect();
        wave.clear();
        for user in users {
            if let Some(node) = graph.get_mut(user) {
                node.missing -= 1;
                if node.missing == 0 {
                    wave.insert(user);
                }
            }
        }
    }
    if deployed < graph.len() {
        return Err(DeployError::Cycle);
    }
    Ok(waves)
}

pub fn affected_by(services: &[Service], name: &str) -> Result<Vec<String>, DeployError> {
    let graph = graph_of(services)?;
    if !graph.contains_key(name) {
        return Err(DeployError::UnknownService(name.to_string()));
    }
    let mut affected = BTreeSet::new();
    let mut waiting = vec![name];
    while let Some(next) = waiting.pop() {
        let fresh = graph[next].users.iter().filter(|user| affected.insert(**user));
        waiting.extend(fresh);
    }
    affected.remove(name);
    Ok(affected.into_iter().map(str::to_string).collect())
}

fn graph_of(services: &[Service]) -> Result<BTreeMap<&str, Node<'_>>, DeployError> {
    let names = services.iter().map(|service| service.name.as_str());
    let mut graph: BTreeMap<&str, Node> = names.map(|name| (name, Node::default())).collect();
    for service in services {
        let needs: BTreeSet<&String> = service.needs.iter().collect();
        for need in &needs {
            let node = graph.get_mut(need.as_str());
            let node = node.ok_or_else(|| DeployError::UnknownService(need.to_string()))?;
            node.users.push(&service.name);
        }
        if let Some(node) = graph.get_mut(service.name.as_str()) {
            node.missing = needs.len();
        }
    }
    Ok(graph)
}
